import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import { refuse } from '../refusal.ts';
import { isThread } from '../world/payloads.ts';
import { holds } from '../world/permissions.ts';
import type { Channel, Guild, StoredMessage } from '../world/world-types.ts';

/**
 * The channel, when the bot sees it and holds the permissions there.
 * Throws 10003 (no such channel), 50001 (not visible) or 50013 (a permission is missing).
 */
export function channelFor(core: Core, id: string, permissions = 0n): Channel {
  const { world } = core;
  const channel = world.channels.get(id);
  if (channel === undefined) throw refuse.unknownChannel();
  const held = world.permissions(world.botId, channel);
  if (!holds(held, PermissionFlagsBits.ViewChannel)) throw refuse.missingAccess();
  if (!holds(held, permissions)) throw refuse.missingPermissions();
  return channel;
}

/** The permission that sending a message takes in this kind of channel. */
export function sendPermission(core: Core, channelId: string): bigint {
  const channel = core.world.channels.get(channelId);
  return channel !== undefined && isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
}

/** A message of a channel's history. Ephemeral ones are not in it. Throws 10008. */
export function messageFor(core: Core, channelId: string, messageId: string): StoredMessage {
  const stored = core.messages.find(channelId, messageId);
  if (stored === undefined || stored.ephemeralFor !== null) throw refuse.unknownMessage();
  return stored;
}

/** A server that the bot is in. Throws 10004 or 50001. */
export function guildFor(core: Core, id: string): Guild {
  const guild = core.world.guilds.get(id);
  if (guild === undefined) throw refuse.unknownGuild();
  if (!guild.botPresent) throw refuse.missingAccess();
  return guild;
}

export function isDirect(channel: Channel): boolean {
  return channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM;
}
