import {
  type APIOverwrite,
  type APIRole,
  ChannelType,
  Locale,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { ALL_PERMISSIONS, permissionsOf } from '../../../../src/sandbox/world/permissions.ts';
import type { Channel, Guild } from '../../../../src/sandbox/world/world-types.ts';

const SEEN = P.ViewChannel;

function guildWith(roles: Record<string, bigint>, memberRoles: string[]): Guild {
  const entries = Object.entries({ guild: SEEN | P.SendMessages, ...roles });
  return {
    id: 'guild',
    name: 'Guild',
    ownerId: 'owner',
    locale: Locale.EnglishUS,
    botPresent: true,
    unavailable: false,
    roles: new Map(
      entries.map(([id, bits]) => [id, { id, permissions: bits.toString() } as APIRole]),
    ),
    members: new Map(
      ['owner', 'member'].map((userId) => [
        userId,
        { userId, roles: userId === 'member' ? memberRoles : [], nick: null, joinedAt: '' },
      ]),
    ),
  };
}

function channelWith(
  ...overwrites: [id: string, type: 0 | 1, allow: bigint, deny: bigint][]
): Channel {
  return {
    id: 'channel',
    type: ChannelType.GuildText,
    guildId: 'guild',
    name: 'general',
    topic: null,
    position: 0,
    parentId: null,
    recipients: [],
    thread: null,
    forum: null,
    lastMessageId: null,
    overwrites: overwrites.map(
      ([id, type, allow, deny]): APIOverwrite => ({
        id,
        type,
        allow: allow.toString(),
        deny: deny.toString(),
      }),
    ),
  };
}

describe('permissions', () => {
  test('are all of them for the owner and for administrators', () => {
    const guild = guildWith({ admin: P.Administrator }, ['admin']);
    const closed = channelWith(['guild', 0, 0n, SEEN]);
    expect(permissionsOf(guild, 'owner', closed)).toBe(ALL_PERMISSIONS);
    expect(permissionsOf(guild, 'member', closed)).toBe(ALL_PERMISSIONS);
  });

  test('are none for who is not a member', () => {
    expect(permissionsOf(guildWith({}, []), 'stranger')).toBe(0n);
  });

  test('add up over roles', () => {
    const guild = guildWith({ a: P.ManageMessages, b: P.KickMembers }, ['a', 'b']);
    expect(permissionsOf(guild, 'member')).toBe(
      SEEN | P.SendMessages | P.ManageMessages | P.KickMembers,
    );
  });

  test('follow overwrites for everyone, then roles together, then the member', () => {
    const guild = guildWith({ a: 0n, b: 0n }, ['a', 'b']);
    const send = P.SendMessages;
    const cases: [Channel, boolean][] = [
      [channelWith(['guild', 0, 0n, send]), false],
      [channelWith(['guild', 0, 0n, send], ['a', 0, send, 0n]), true],
      [channelWith(['a', 0, 0n, send], ['b', 0, send, 0n]), true],
      [channelWith(['a', 0, send, 0n], ['member', 1, 0n, send]), false],
      [channelWith(['guild', 0, 0n, send], ['member', 1, send, 0n]), true],
      [channelWith(['other', 1, 0n, send]), true],
    ];
    for (const [channel, may] of cases) {
      expect((permissionsOf(guild, 'member', channel) & send) !== 0n).toBe(may);
    }
  });

  test('vanish in a channel that cannot be seen', () => {
    expect(permissionsOf(guildWith({}, []), 'member', channelWith(['guild', 0, 0n, SEEN]))).toBe(
      0n,
    );
  });
});
