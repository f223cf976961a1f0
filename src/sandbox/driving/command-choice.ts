import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { ClientRefusal } from '../refusal.ts';

/** Finds a slash command by what is typed, such as `/library add`; the rest are sub-commands. */
export function slashCommand(
  commands: readonly APIApplicationCommand[],
  typed: string,
): { command: APIApplicationCommand; words: string[] } {
  const [first = '', ...words] = typed.replace(/^\//, '').trim().split(/\s+/);
  const command = commands.find(
    ({ type, name }) => type === ApplicationCommandType.ChatInput && name === first,
  );
  if (command === undefined) {
    throw new ClientRefusal(`There is no command /${first} for you in this channel.`);
  }
  return { command, words };
}

/** Finds an entry of a message's or a user's menu. */
export function menuCommand(
  commands: readonly APIApplicationCommand[],
  wanted: string,
  kind: ApplicationCommandType,
): APIApplicationCommand {
  const command = commands.find(({ type, name }) => type === kind && name === wanted);
  if (command === undefined) {
    throw new ClientRefusal(`There is no menu entry "${wanted}" for you in this channel.`);
  }
  return command;
}

/** What an interaction says of its command. */
export function commandData(command: APIApplicationCommand): Record<string, unknown> {
  const { id, name, type, guild_id } = command;
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
}
