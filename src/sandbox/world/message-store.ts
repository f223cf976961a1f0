import {
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIMessageReference,
  type APIUser,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { RestRefusal, refuse } from '../refusal.ts';
import { byAge } from '../snowflake.ts';
import type { CheckedForm } from '../validation/message-rules.ts';
import { displayedText, type WireComponent } from './component-walk.ts';
import { attach, type Upload } from './files.ts';
import { type Pings, pingsOf } from './mentions.ts';
import { finishComponents, finishEmbeds } from './message-content.ts';
import { holds } from './permissions.ts';
import type { World } from './world.ts';
import type { Channel, StoredMessage } from './world-types.ts';

/** What a new message is made of, beside its checked form. */
export interface Origin {
  readonly channel: Channel;
  readonly author: APIUser;
  readonly type?: MessageType;
  readonly ephemeralFor?: string | null;
  readonly interactionId?: string;
  readonly metadata?: APIMessageInteractionMetadata;
  readonly applicationId?: string;
  /** The `LOADING` placeholder of a deferred answer has no content yet. */
  readonly loading?: boolean;
  /** The id of a message that opens a forum's post is the post's. Default: a new one. */
  readonly id?: string;
  /** Of a message that a webhook sent. */
  readonly webhookId?: string;
}

/** Messages of a channel that a sandbox remembers. */
const MESSAGES_KEPT = 1000;

const KEPT_FLAGS =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** Messages by channel. Every change is published on the world's feed. */
export class MessageStore {
  readonly #world: World;
  readonly #origin: () => string;
  readonly #channels = new Map<string, Map<string, StoredMessage>>();

  /** `origin` is the address that files are served from, known once the sandbox listens. */
  constructor(world: World, origin: () => string) {
    this.#world = world;
    this.#origin = origin;
  }

  /** A message, ephemeral ones included. */
  find(channelId: string, messageId: string): StoredMessage | undefined {
    return this.#channels.get(channelId)?.get(messageId);
  }

  /** The messages that a viewer sees in a channel, oldest first. `null` sees no ephemeral one. */
  list(channelId: string, viewerId: string | null): StoredMessage[] {
    return [...(this.#channels.get(channelId)?.values() ?? [])]
      .filter(({ ephemeralFor }) => ephemeralFor === null || ephemeralFor === viewerId)
      .sort((a, b) => byAge(a.message.id, b.message.id));
  }

  create(form: Partial<CheckedForm>, uploads: readonly Upload[], origin: Origin): StoredMessage {
    const { channel, author } = origin;
    const ephemeralFor = origin.ephemeralFor ?? null;
    const reply = this.#reference(form, channel);
    const message: APIMessage = {
      id: origin.id ?? this.#world.nextId(),
      channel_id: channel.id,
      type: origin.type ?? (reply === null ? MessageType.Default : MessageType.Reply),
      author,
      timestamp: isoTime(),
      edited_timestamp: null,
      tts: false,
      pinned: false,
      flags:
        ((form.flags ?? 0) & KEPT_FLAGS) |
        (ephemeralFor === null ? 0 : MessageFlags.Ephemeral) |
        (origin.loading === true ? MessageFlags.Loading : 0),
      ...this.#content(form, uploads, null),
      ...this.#mentions(form, origin, reply?.author.id ?? null),
      ...(reply === null
        ? {}
        : { message_reference: referenceTo(reply, channel), referenced_message: reply }),
      ...(form.nonce == null ? {} : { nonce: form.nonce }),
      ...(origin.applicationId === undefined
        ? {}
        : { application_id: origin.applicationId, webhook_id: origin.applicationId }),
      ...(origin.webhookId === undefined ? {} : { webhook_id: origin.webhookId }),
      ...(origin.metadata === undefined ? {} : { interaction_metadata: origin.metadata }),
    };
    if (origin.loading !== true) refuseEmpty(message);
    const stored: StoredMessage = {
      message,
      guildId: channel.guildId,
      ephemeralFor,
      interactionId: origin.interactionId ?? null,
    };
    const inChannel = this.#channels.get(channel.id) ?? new Map<string, StoredMessage>();
    this.#channels.set(channel.id, inChannel);
    inChannel.set(message.id, stored);
    const [oldest] = inChannel.keys();
    if (inChannel.size > MESSAGES_KEPT && oldest !== undefined) inChannel.delete(oldest);
    if (ephemeralFor === null) channel.lastMessageId = message.id;
    this.#world.feed.publish({ type: 'message-created', stored });
    return stored;
  }

  /** Applies a checked edit. The first edit of a placeholder ends its loading and is no edit. */
  edit(stored: StoredMessage, form: Partial<CheckedForm>, uploads: readonly Upload[]): void {
    const before = stored.message;
    const channel = this.#world.channel(before.channel_id);
    const flags = before.flags ?? 0;
    const loading = (flags & MessageFlags.Loading) !== 0;
    const suppress = form.flags == null ? flags : form.flags;
    const next: APIMessage = {
      ...before,
      flags:
        (flags & ~(MessageFlags.Loading | MessageFlags.SuppressEmbeds)) |
        (suppress & MessageFlags.SuppressEmbeds) |
        ((form.flags ?? 0) & MessageFlags.IsComponentsV2),
      edited_timestamp: loading ? null : isoTime(),
      ...this.#content(form, uploads, before),
    };
    const repliedTo = before.referenced_message?.author.id ?? null;
    const text = { ...form, content: next.content, components: next.components as never };
    Object.assign(next, this.#mentions(text, { channel, author: before.author }, repliedTo));
    refuseEmpty(next);
    stored.message = next;
    this.#world.feed.publish({ type: 'message-updated', stored });
  }

  /** Replaces fields that people do not edit: reactions, a started thread. */
  amend(stored: StoredMessage, fields: Partial<APIMessage>): void {
    stored.message = { ...stored.message, ...fields };
    this.#world.feed.publish({ type: 'message-updated', stored });
  }

  remove(stored: StoredMessage): void {
    this.#channels.get(stored.message.channel_id)?.delete(stored.message.id);
    for (const { id } of stored.message.attachments) this.#world.files.delete(id);
    this.#world.feed.publish({ type: 'message-deleted', stored });
  }

  #content(
    form: Partial<CheckedForm>,
    uploads: readonly Upload[],
    before: APIMessage | null,
  ): Pick<APIMessage, 'content' | 'embeds' | 'components' | 'attachments'> {
    const old = before?.attachments ?? [];
    const attachments = attach(this.#world, this.#origin(), uploads, form.attachments, old);
    return {
      content: form.content === undefined ? (before?.content ?? '') : (form.content ?? '').trim(),
      embeds:
        form.embeds === undefined
          ? (before?.embeds ?? [])
          : finishEmbeds(form.embeds ?? [], attachments),
      components:
        form.components === undefined
          ? (before?.components ?? [])
          : finishComponents(form.components ?? [], attachments),
      attachments,
    };
  }

  #mentions(
    form: Partial<CheckedForm>,
    { channel, author }: Pick<Origin, 'channel' | 'author'>,
    repliedTo: string | null,
  ): Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'> {
    const shown = displayedText((form.components ?? []) as WireComponent[]);
    const text = `${form.content ?? ''}\n${shown}`;
    const held = this.#world.permissions(author.id, channel);
    const mayEveryone = holds(held, PermissionFlagsBits.MentionEveryone);
    const allowed = form.allowed_mentions as Parameters<typeof pingsOf>[1];
    const pings: Pings = pingsOf(text, allowed, mayEveryone, repliedTo);
    return {
      mentions: pings.users.flatMap((id) => this.#world.people.get(id)?.user ?? []),
      mention_roles: [...pings.roles],
      mention_everyone: pings.everyone,
    };
  }

  #reference(form: Partial<CheckedForm>, channel: Channel): APIMessage | null {
    const wanted = form.message_reference;
    if (wanted == null) return null;
    const found = this.find(wanted.channel_id ?? channel.id, wanted.message_id);
    if (found !== undefined && found.ephemeralFor === null) return found.message;
    if (wanted.fail_if_not_exists === false) return null;
    throw new RestRefusal(400, 50035, 'Invalid Form Body', {
      errors: {
        message_reference: {
          _errors: [{ code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' }],
        },
      },
    });
  }
}

function referenceTo(message: APIMessage, channel: Channel): APIMessageReference {
  return {
    type: 0,
    message_id: message.id,
    channel_id: message.channel_id,
    ...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
  };
}

function refuseEmpty(message: APIMessage): void {
  const layout = ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const shown = layout
    ? (message.components ?? []).length
    : message.content.length + message.embeds.length + message.attachments.length;
  if (shown === 0) throw refuse.emptyMessage();
}

/** Discord's time stamps: microseconds and an offset. */
export function isoTime(at: number = Date.now()): string {
  return new Date(at).toISOString().replace('Z', '000+00:00');
}
