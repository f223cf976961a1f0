import {
  type APIApplicationCommand,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { EXIT, PlainError } from '../../system/errors.ts';
import type { Log } from '../../system/log.ts';
import type { Command } from '../command/command.ts';
import { loggable } from '../interactions/failure.ts';
import { type CommandData, sameCommands } from './same-commands.ts';

export interface Registration {
  readonly rest: Pick<REST, 'get' | 'put'>;
  readonly applicationId: string;
  /** Null: everywhere. */
  readonly guildId: string | null;
  readonly commands: readonly Command[];
  readonly log: Log;
}

/**
 * Makes Discord's list of commands equal to ours; sends nothing when it is already. A failure that
 * may pass (Discord is down) is logged only: the commands of an earlier start still work.
 * @throws PlainError when the server is not one that the bot may register commands in.
 */
export async function registerCommands(registration: Registration): Promise<void> {
  const { rest, applicationId, guildId, commands, log } = registration;
  const wanted = commands.map((command) => registeredAs(command, guildId !== null));
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  try {
    const query = new URLSearchParams({ with_localizations: 'true' });
    const existing = (await rest.get(route, { query })) as APIApplicationCommand[];
    if (sameCommands(wanted, existing)) {
      log.debug({ commands: wanted.length }, 'The commands are registered already');
      return;
    }
    await rest.put(route, { body: wanted });
    log.info({ commands: wanted.length, guildId }, 'The commands were registered');
  } catch (error) {
    if (guildId !== null && isNoAccess(error)) throw noAccess(guildId);
    log.error(loggable(error), 'The commands could not be registered; those of before remain');
  }
}

/** A command as Discord is told of it; one of a server is not told where it may be used. */
export function registeredAs({ data, needs }: Command, forGuild: boolean): CommandData {
  const { contexts, integration_types, ...rest } = data;
  const member = needs?.member === undefined ? null : String(needs.member);
  const where = forGuild ? {} : { contexts, integration_types };
  return { ...rest, ...where, default_member_permissions: member } as CommandData;
}

function isNoAccess(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.MissingAccess ||
      error.code === RESTJSONErrorCodes.UnknownGuild)
  );
}

function noAccess(guildId: string): PlainError {
  return new PlainError(
    `The bot cannot register commands in the server DISCORD_GUILD_ID=${guildId}; invite it there with the scopes bot and applications.commands, or correct the id.`,
    EXIT.config,
  );
}
