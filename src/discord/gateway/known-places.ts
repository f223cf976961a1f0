import { ChannelType, type Client, type GuildBasedChannel } from 'discord.js';
import type { Place, Places } from '../command/places.ts';

/** The places that Discord has told this client of: they come with the `Guilds` intent. */
export function knownPlaces(client: Pick<Client, 'guilds' | 'user'>): Places {
  const channelOf = (guildId: string, channelId: string) =>
    client.guilds.cache.get(guildId)?.channels.cache.get(channelId) ?? null;
  return {
    find(guildId, channelId) {
      const channel = channelOf(guildId, channelId);
      const me = client.user;
      return channel && me ? placeOf(channel, channel.permissionsFor(me)?.bitfield ?? 0n) : null;
    },
    permissionsOf(guildId, channelId, userId) {
      return channelOf(guildId, channelId)?.permissionsFor(userId)?.bitfield ?? null;
    },
  };
}

function placeOf(channel: GuildBasedChannel, permissions: bigint): Place {
  const { id, name, parentId } = channel;
  const place = { id, name, parentId, permissions, tags: [], tagRequired: false };
  if (channel.isThread()) return { ...place, kind: 'thread' };
  switch (channel.type) {
    case ChannelType.GuildText:
    case ChannelType.GuildAnnouncement:
      return { ...place, kind: 'text' };
    case ChannelType.GuildForum: {
      const tags = channel.availableTags.map((tag) => ({ id: tag.id, name: tag.name }));
      return { ...place, kind: 'forum', tags, tagRequired: channel.flags.has('RequireTag') };
    }
    default:
      return { ...place, kind: 'other' };
  }
}
