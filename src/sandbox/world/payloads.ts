import {
  type APIChannel,
  type APIGuildForumChannel,
  type APIGuildMember,
  ChannelFlags,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  type GuildMemberFlags,
} from 'discord-api-types/v10';
import type { World } from './world.ts';
import type { Channel, Guild, Member } from './world-types.ts';

/** A member as REST and gateway send it. */
export function memberPayload(world: World, member: Member): APIGuildMember {
  return {
    user: world.person(member.userId).user,
    roles: [...member.roles],
    nick: member.nick,
    avatar: null,
    banner: null,
    joined_at: member.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0 as GuildMemberFlags,
  };
}

/** A channel as REST and gateway send it. Direct messages leave the bot out of the recipients. */
export function channelPayload(world: World, channel: Channel): APIChannel {
  const common = { id: channel.id, type: channel.type, last_message_id: channel.lastMessageId };
  if (channel.guildId === null) {
    const recipients = channel.recipients
      .filter((id) => id !== world.botId)
      .map((id) => world.person(id).user);
    return { ...common, recipients, flags: 0 } as unknown as APIChannel;
  }
  const inGuild = {
    ...common,
    guild_id: channel.guildId,
    name: channel.name ?? '',
    parent_id: channel.parentId,
    rate_limit_per_user: 0,
    flags: 0,
  };
  if (channel.thread === null) {
    return {
      ...inGuild,
      position: channel.position,
      topic: channel.topic,
      nsfw: false,
      permission_overwrites: [...channel.overwrites],
      ...forumFields(channel),
    } as unknown as APIChannel;
  }
  return {
    ...inGuild,
    owner_id: channel.thread.ownerId,
    applied_tags: [...channel.thread.tags],
    message_count: 0,
    total_message_sent: 0,
    member_count: channel.thread.members.size,
    thread_metadata: {
      archived: channel.thread.archived,
      locked: channel.thread.locked,
      auto_archive_duration: channel.thread.autoArchiveMinutes,
      archive_timestamp: channel.thread.createdAt,
      create_timestamp: channel.thread.createdAt,
    },
  } as unknown as APIChannel;
}

function forumFields({ forum }: Channel): Partial<APIGuildForumChannel> {
  if (forum === null) return {};
  const available_tags = forum.tags.map(({ id, name }) => ({
    id,
    name,
    moderated: false,
    emoji_id: null,
    emoji_name: null,
  }));
  return {
    available_tags,
    flags: forum.tagRequired ? ChannelFlags.RequireTag : (0 as ChannelFlags),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

export function isThread(channel: Channel): boolean {
  return channel.type === ChannelType.PublicThread || channel.type === ChannelType.PrivateThread;
}

/** What GUILD_CREATE and `GET /guilds/:id` tell of a server. */
export function guildPayload(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const own = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()],
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    verification_level: 0,
    vanity_url_code: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    hub_type: null,
    incidents_data: null,
    joined_at: guild.members.get(world.botId)?.joinedAt ?? '',
    large: false,
    member_count: guild.members.size,
    members: [...guild.members.values()].map((member) => memberPayload(world, member)),
    channels: own.filter((channel) => !isThread(channel)).map((c) => channelPayload(world, c)),
    threads: own.filter(isThread).map((channel) => channelPayload(world, channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } as unknown as GatewayGuildCreateDispatchData;
}
