import {
  type APIApplicationCommand,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { contextOf, ownersOf } from '../interactions/payload.ts';
import { holds } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import type { Channel } from '../world/world-types.ts';

/** The commands that Discord's client offers a user in a channel. */
export function visibleCommands(
  world: World,
  userId: string,
  channel: Channel,
): APIApplicationCommand[] {
  const guild = world.guildOf(channel);
  const ownGuild = guild?.botPresent === true ? guild.id : null;
  return world.commands(ownGuild).filter((command) => isVisible(world, command, userId, channel));
}

/**
 * Whether a command's contexts, installs and default permissions show it to a user in a channel.
 * Default permissions are the server's business: they hide nothing that the user installed.
 */
function isVisible(
  world: World,
  command: APIApplicationCommand,
  userId: string,
  channel: Channel,
): boolean {
  const context = contextOf(world, channel);
  const guild = world.guildOf(channel);
  const isGlobal = command.guild_id === undefined;
  if (isGlobal && !contextsOf(command).includes(context)) return false;
  if (!isGlobal && command.guild_id !== guild?.id) return false;

  const owners = ownersOf(world, userId, channel, command);
  if (Object.keys(owners).length === 0) return false;
  if (guild === null) return true;

  const held = world.permissions(userId, channel);
  if (!holds(held, PermissionFlagsBits.UseApplicationCommands)) return false;
  if (owners[ApplicationIntegrationType.UserInstall] !== undefined) return true;
  return mayUseByDefault(command.default_member_permissions, held);
}

/** `null` is for everyone; `0` for administrators only. */
function mayUseByDefault(wanted: string | null | undefined, held: bigint): boolean {
  if (wanted == null) return true;
  if (wanted === '0') return holds(held, PermissionFlagsBits.Administrator);
  return holds(held, BigInt(wanted));
}

/** A command that names no contexts works everywhere, but in direct messages if it forbids them. */
function contextsOf(command: APIApplicationCommand): readonly InteractionContextType[] {
  const all = [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ];
  if (command.contexts != null) return command.contexts;
  return command.dm_permission === false ? [InteractionContextType.Guild] : all;
}
