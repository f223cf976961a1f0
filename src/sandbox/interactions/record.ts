import type {
  APIApplicationCommandOptionChoice,
  APIInteraction,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { WireComponent } from '../world/component-walk.ts';
import type { Channel, Guild, StoredMessage } from '../world/world-types.ts';

/** A modal as the bot asked for it. */
export interface ModalForm {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly WireComponent[];
}

/**
 * One interaction from a person's click to the bot's last word.
 * - `pending`: sent to the bot, not acknowledged
 * - `thinking`: acknowledged, the answer is still to come
 * - `answered`: a message, an update, choices or a modal came
 * - `failed`: the bot did not acknowledge in time, or never kept its promise to answer
 */
export type InteractionState = 'pending' | 'thinking' | 'answered' | 'failed';

export interface InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly channel: Channel;
  readonly guild: Guild | null;
  readonly payload: APIInteraction;
  readonly createdAt: number;
  /** What a person would call it: `/ask`, a button's label. */
  readonly title: string;
  /** The message whose button, menu or modal was used. */
  readonly source: StoredMessage | null;
  /** Only this user's own install brought the bot here. */
  readonly userInstallOnly: boolean;
  state: InteractionState;
  /** Milliseconds from creation to acknowledgement. */
  ackMs: number | null;
  ackType: InteractionResponseType | null;
  /** What the page shows in red, such as "The application did not respond". */
  failure: string | null;
  /** The message that `@original` means. */
  original: StoredMessage | null;
  readonly followUps: StoredMessage[];
  choices: readonly APIApplicationCommandOptionChoice[] | null;
  modal: ModalForm | null;
  /** Runs while the bot owes an acknowledgement, and then while it owes an answer. */
  timer: NodeJS.Timeout | null;
}

/** Ephemeral by the bot's choice, or because it is only tolerated here as a user's own app. */
export function forcedEphemeral(record: InteractionRecord, mayUseExternalApps: boolean): boolean {
  return record.userInstallOnly && record.guild !== null && !mayUseExternalApps;
}
