import { type APIApplicationCommand, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Command } from '../../discord/command/command.ts';
import { registeredAs } from '../../discord/gateway/register-commands.ts';
import { sameCommands } from '../../discord/gateway/same-commands.ts';
import { loggable } from '../../discord/interactions/failure.ts';
import { bad, doubtful, type Finding, good, listed } from './finding.ts';

const REMEDY = 'start the bot: it registers what differs';

/** The commands that Discord has, beside those that the bot would register. */
export async function commandsFinding(
  rest: Pick<REST, 'get'>,
  applicationId: string,
  guildId: string | null,
  commands: readonly Command[],
): Promise<Finding> {
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  let existing: readonly APIApplicationCommand[];
  try {
    const query = new URLSearchParams({ with_localizations: 'true' });
    existing = (await rest.get(route, { query })) as APIApplicationCommand[];
  } catch (error) {
    if (guildId !== null && error instanceof DiscordAPIError && error.status < 500) {
      const finding = `none can be registered in the server DISCORD_GUILD_ID=${guildId}`;
      return bad('commands', finding, 'invite the bot there, or correct the id');
    }
    return bad('commands', `Discord does not tell (${loggable(error)['error']})`, 'try again');
  }
  const wanted = commands.map((command) => registeredAs(command, guildId !== null));
  const nameOf = ({ name }: { readonly name: string }) => name;
  const difference = [
    ['missing', wanted.filter((one) => !existing.some(({ name }) => name === one.name))],
    [
      'changed',
      wanted.filter((one) =>
        existing.some((other) => other.name === one.name && !sameCommands([one], [other])),
      ),
    ],
    ['unknown', existing.filter((one) => !wanted.some(({ name }) => name === one.name))],
  ] as const;
  const said = difference
    .filter(([, found]) => found.length > 0)
    .map(([what, found]) => `${found.length} ${what} (${listed(found.map(nameOf))})`);
  if (said.length > 0) return doubtful('commands', said.join(', '), REMEDY);
  const where = guildId === null ? 'everywhere' : `in the server ${guildId} alone`;
  return good('commands', `${wanted.length} registered, ${where}`);
}
