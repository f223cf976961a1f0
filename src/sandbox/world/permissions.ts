import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild } from './world-types.ts';

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((a, b) => a | b, 0n);

/** What everyone may do in a direct message. */
export const DIRECT_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps;

/**
 * The permissions of a member in a server, or in a channel when one is given.
 * After Discord documentation, "Permission Overwrites": owner and Administrator have all, then
 * overwrites for everyone, for the member's roles together, and for the member. A thread's
 * overwrites are its parent's: pass the parent.
 */
export function permissionsOf(guild: Guild, userId: string, channel?: Channel): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return ALL_PERMISSIONS;

  const everyone = BigInt(guild.roles.get(guild.id)?.permissions ?? '0');
  const base = member.roles.reduce(
    (sum, id) => sum | BigInt(guild.roles.get(id)?.permissions ?? '0'),
    everyone,
  );
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL_PERMISSIONS;
  return channel === undefined ? base : overwritten(base, guild.id, member.roles, userId, channel);
}

function overwritten(
  base: bigint,
  everyoneId: string,
  roles: readonly string[],
  userId: string,
  channel: Channel,
): bigint {
  const ofRole = channel.overwrites.filter(({ type }) => type === OverwriteType.Role);
  const steps = [
    ofRole.filter(({ id }) => id === everyoneId),
    ofRole.filter(({ id }) => id !== everyoneId && roles.includes(id)),
    channel.overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === userId),
  ];
  const result = steps.reduce((permissions, step) => {
    const deny = step.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (permissions & ~deny) | allow;
  }, base);
  // Who cannot see a channel can do nothing in it.
  return (result & PermissionFlagsBits.ViewChannel) === 0n ? 0n : result;
}

/** Whether every bit of `wanted` is in `held`. */
export function holds(held: bigint, wanted: bigint): boolean {
  return (held & wanted) === wanted;
}
