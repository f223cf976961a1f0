import { type APIMessage, type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { ClientRefusal } from '../refusal.ts';
import { isThread } from '../world/payloads.ts';
import { holds } from '../world/permissions.ts';
import type { Channel, StoredMessage } from '../world/world-types.ts';
import type { UserFile } from './user-file.ts';

export interface PostOptions {
  readonly files?: readonly UserFile[];
  /** Id of the message to reply to. */
  readonly replyTo?: string;
}

/** Writes a message as a person. */
export function post(
  core: Core,
  author: APIUser,
  channel: Channel,
  content: string,
  { files = [], replyTo }: PostOptions,
): APIMessage {
  const needed = isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  if (!holds(core.world.permissions(author.id, channel), needed)) {
    throw new ClientRefusal('You do not have permission to send messages in this channel.');
  }
  if (channel.forum !== null) throw new ClientRefusal('Posts are written in a forum’s threads.');
  const held = core.world.permissions(author.id, channel);
  if (channel.thread?.locked === true && !holds(held, PermissionFlagsBits.ManageThreads)) {
    throw new ClientRefusal('This thread is locked.');
  }
  if (channel.thread?.archived === true) channel.thread.archived = false;
  if (content.trim() === '' && files.length === 0) throw new ClientRefusal('Write something.');
  if (content.length > 2000) {
    throw new ClientRefusal('A message must have at most 2000 characters.');
  }
  const uploads = files.map(({ name, type = 'application/octet-stream', bytes }, index) => ({
    key: String(index),
    name,
    type,
    bytes,
  }));
  const reference = replyTo === undefined ? {} : { message_reference: { message_id: replyTo } };
  return core.messages.create({ content, ...reference }, uploads, { channel, author }).message;
}

/** Deletes an own message, or another's with Manage Messages. */
export function remove(core: Core, user: APIUser, stored: StoredMessage): void {
  const channel = core.world.channel(stored.message.channel_id);
  const held = core.world.permissions(user.id, channel);
  const may =
    stored.message.author.id === user.id || holds(held, PermissionFlagsBits.ManageMessages);
  if (!may) throw new ClientRefusal('You may delete your own messages only.');
  core.messages.remove(stored);
}

/** Puts an ephemeral message out of its user's sight. */
export function dismiss(core: Core, stored: StoredMessage): void {
  if (stored.ephemeralFor === null) {
    throw new ClientRefusal('Only messages that only you can see can be dismissed.');
  }
  core.messages.remove(stored);
}
