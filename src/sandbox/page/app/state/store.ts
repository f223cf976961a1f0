import { computed, signal } from '@preact/signals';
import type {
  Channel,
  Command,
  Guild,
  Interaction,
  Message,
  Modal,
  Refusal,
  WorldState,
} from '../wire/view.ts';
import { place } from './place.ts';

/** What the page knows. Only `live.ts` and `doing.ts` write here. */

export const world = signal<WorldState | null>(null);
export const messages = signal<readonly Message[]>([]);
export const commands = signal<readonly Command[]>([]);
export const interactions = signal<readonly Interaction[]>([]);
export const refusals = signal<readonly Refusal[]>([]);
export const online = signal(false);
/** Channels with messages that this user has not looked at yet. */
export const unread = signal<ReadonlySet<string>>(new Set());
/** When the bot last said that it is typing here; 0 when it is not. */
export const typingSince = signal(0);
/** One sentence about what just went wrong. */
export const notice = signal('');
export const openModal = signal<{ readonly modal: Modal; readonly interactionId: string } | null>(
  null,
);
export const replyingTo = signal<Message | null>(null);
/** Failures that their user has put away, by interaction id. */
export const dismissed = signal<ReadonlySet<string>>(new Set());

const channels = computed<readonly Channel[]>(() => {
  const state = world.value;
  return state === null ? [] : [...state.guilds.flatMap((one) => one.channels), state.direct];
});

/** The channel that is shown: the one of the address, or the first there is. */
export const channel = computed<Channel | null>(
  () => channels.value.find(({ id }) => id === place.value.channel) ?? channels.value[0] ?? null,
);

/** The server that is shown; null among direct messages. */
export const guild = computed<Guild | null>(
  () => world.value?.guilds.find(({ id }) => id === channel.value?.guild_id) ?? null,
);

/** Whether this user holds a permission in the channel that is shown. */
export function may(permission: bigint): boolean {
  return (BigInt(channel.value?.permissions ?? '0') & permission) !== 0n;
}

export const SEND_MESSAGES = 1n << 11n;
export const MANAGE_MESSAGES = 1n << 13n;
export const SEND_IN_THREADS = 1n << 38n;
