import {
  type APIOverwrite,
  type APIRole,
  type APIUser,
  ChannelType,
  Locale,
  OverwriteType,
  PermissionFlagsBits as P,
  type RoleFlags,
} from 'discord-api-types/v10';
import type { World } from './world.ts';
import type { Channel, Guild, Member } from './world-types.ts';

const JOINED = '2024-01-15T12:00:00.000000+00:00';

const EVERYONE =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.ReadMessageHistory |
  P.UseApplicationCommands |
  P.UseExternalApps |
  P.ChangeNickname;

const MODERATOR = P.ManageMessages | P.ManageThreads | P.ModerateMembers | P.KickMembers;

export function userOf(id: string, username: string, bot = false): APIUser {
  return {
    id,
    username,
    global_name: bot ? null : username.charAt(0).toUpperCase() + username.slice(1),
    discriminator: bot ? '0001' : '0',
    avatar: null,
    ...(bot ? { bot: true } : {}),
  };
}

function roleOf(id: string, name: string, permissions: bigint, position: number): APIRole {
  const color = position === 0 ? 0 : 0x5865f2;
  return {
    id,
    name,
    permissions: permissions.toString(),
    position,
    color,
    colors: { primary_color: color, secondary_color: null, tertiary_color: null },
    hoist: position > 0,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0 as RoleFlags,
  };
}

/** What a new server needs to be told; the rest has sensible values. */
export interface GuildPlan {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly memberIds: readonly string[];
  readonly moderatorIds?: readonly string[];
  readonly botPresent: boolean;
  readonly unavailable?: boolean;
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly topic?: string;
    readonly overwrites?: readonly APIOverwrite[];
    /** A forum with these tags, and not a text channel. */
    readonly forum?: { readonly tags: readonly string[]; readonly tagRequired?: boolean };
  }[];
  /** Permissions that its channels deny the bot's role. */
  readonly botLacks?: bigint;
}

/** Adds a server with an everyone role, a moderator role and text channels. */
export function addGuild(world: World, plan: GuildPlan): Guild {
  const moderatorRole = world.nextId();
  const botRole = world.nextId();
  const roles = [
    roleOf(plan.id, '@everyone', EVERYONE, 0),
    roleOf(moderatorRole, 'Moderator', MODERATOR, 1),
    ...(plan.botPresent ? [roleOf(botRole, 'Bot', EVERYONE, 2)] : []),
  ];
  const memberOf = (userId: string, roleIds: string[]): [string, Member] => [
    userId,
    { userId, roles: roleIds, nick: null, joinedAt: JOINED },
  ];
  const guild: Guild = {
    id: plan.id,
    name: plan.name,
    ownerId: plan.ownerId,
    locale: Locale.EnglishUS,
    botPresent: plan.botPresent,
    unavailable: plan.unavailable ?? false,
    roles: new Map(roles.map((role) => [role.id, role])),
    members: new Map([
      memberOf(plan.ownerId, []),
      ...plan.memberIds.map((id) => memberOf(id, [])),
      ...(plan.moderatorIds ?? []).map((id) => memberOf(id, [moderatorRole])),
      ...(plan.botPresent ? [memberOf(world.botId, [botRole])] : []),
    ]),
  };
  const { botLacks } = plan;
  const lacking = botLacks === undefined ? [] : [deny(botRole, OverwriteType.Role, botLacks)];
  plan.channels.forEach((channel, position) => {
    const overwrites = [...(channel.overwrites ?? []), ...lacking];
    world.addChannel(plainChannel(world, guild.id, { ...channel, overwrites }, position));
  });
  world.addGuild(guild);
  return guild;
}

function plainChannel(
  world: World,
  guildId: string,
  plan: GuildPlan['channels'][number],
  position: number,
): Channel {
  return {
    id: plan.id,
    type: plan.forum === undefined ? ChannelType.GuildText : ChannelType.GuildForum,
    guildId,
    name: plan.name,
    topic: plan.topic ?? null,
    position,
    parentId: null,
    overwrites: plan.overwrites ?? [],
    recipients: [],
    thread: null,
    forum:
      plan.forum === undefined
        ? null
        : {
            tags: plan.forum.tags.map((name) => ({ id: world.nextId(), name })),
            tagRequired: plan.forum.tagRequired ?? false,
          },
    lastMessageId: null,
  };
}

const GUILD = '1200000000000000000';
const MIA = '1300000000000000001';
const THEO = '1300000000000000002';
const OLGA = '1300000000000000003';

function deny(id: string, type: OverwriteType, permissions: bigint): APIOverwrite {
  return { id, type, allow: '0', deny: permissions.toString() };
}

function allow(id: string, type: OverwriteType, permissions: bigint): APIOverwrite {
  return { id, type, allow: permissions.toString(), deny: '0' };
}

/**
 * A server with a member (mia), a moderator (theo) and its owner (olga). The bot cannot write in
 * #announcements and cannot see #staff, which members cannot see either.
 */
export function populate(world: World, botName: string): void {
  for (const [id, name] of [
    [MIA, 'mia'],
    [THEO, 'theo'],
    [OLGA, 'olga'],
  ] as const) {
    world.addPerson({ user: userOf(id, name), locale: Locale.EnglishUS });
  }
  world.addPerson({ user: userOf(world.botId, botName, true), locale: Locale.EnglishUS });
  addGuild(world, {
    id: GUILD,
    name: 'Footnote sandbox',
    ownerId: OLGA,
    memberIds: [MIA],
    moderatorIds: [THEO],
    botPresent: true,
    channels: [
      { id: '1400000000000000001', name: 'general', topic: 'Anything goes' },
      { id: '1400000000000000002', name: 'rules-questions', topic: 'Ask about the rules' },
      {
        id: '1400000000000000003',
        name: 'announcements',
        topic: 'The bot cannot write here',
        overwrites: [deny(world.botId, OverwriteType.Member, P.SendMessages)],
      },
      {
        id: '1400000000000000004',
        name: 'staff',
        topic: 'Hidden from members and from the bot',
        overwrites: [
          deny(GUILD, OverwriteType.Role, P.ViewChannel),
          allow(THEO, OverwriteType.Member, P.ViewChannel),
        ],
      },
      {
        id: '1400000000000000005',
        name: 'discussions',
        topic: 'A forum: every post is a thread',
        forum: { tags: ['Question', 'Proposal'] },
      },
    ],
  });
}
