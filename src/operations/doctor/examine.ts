import { REST } from 'discord.js';
import { parseSettings, type Settings } from '../../app/settings.ts';
import type { IsolatedReader } from '../../corpus/reader/isolated-reader.ts';
import type { Command } from '../../discord/command/command.ts';
import { PlainError } from '../../system/errors.ts';
import { permissionFindings } from './channel-permissions.ts';
import { applicationFindings, reachFindings, tokenShape } from './connection.ts';
import { bad, type Finding, good } from './finding.ts';
import { databaseFinding, documentsFinding } from './kept.ts';
import { environmentFinding, folderFindings, nodeFinding } from './machine.ts';
import { commandsFinding } from './registered-commands.ts';

export interface Examined {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The file that part of the environment came from. */
  readonly environmentFile: string;
  readonly commands: readonly Command[];
  /** Reads the documents; left open. */
  readonly reader: IsolatedReader;
}

const TIMEOUT_MS = 10_000;

/**
 * Looks at everything that a bot needs, one finding after the other, and changes nothing. What rests on
 * something that is not in order is not looked at.
 */
export async function* examine({
  environment,
  environmentFile,
  commands,
  reader,
}: Examined): AsyncGenerator<Finding> {
  yield nodeFinding(process.versions.node);
  yield await environmentFinding(environmentFile);
  const settings = settingsFrom(environment);
  if (settings instanceof PlainError) {
    for (const line of settings.message.split('\n')) {
      yield bad('settings', line, 'correct it in .env or in the environment');
    }
    return;
  }
  yield good('settings', 'all can be read');
  yield* folderFindings(settings);
  yield await databaseFinding(settings);
  yield await documentsFinding(settings, reader);
  const shape = tokenShape(settings.token);
  yield shape;
  if (shape.mark === '✔' && settings.token !== null)
    yield* online(settings, settings.token, commands);
}

async function* online(
  { api, guildId }: Settings,
  token: string,
  commands: readonly Command[],
): AsyncGenerator<Finding> {
  if (!(yield* reachFindings(api))) return;
  const rest = new REST({ api, retries: 1, timeout: TIMEOUT_MS }).setToken(token);
  const application = yield* applicationFindings(rest);
  if (application === null) return;
  yield await commandsFinding(rest, application.id, guildId, commands);
  yield* permissionFindings(rest, application.botId);
}

function settingsFrom(environment: Examined['environment']): Settings | PlainError {
  try {
    return parseSettings(environment);
  } catch (error) {
    if (error instanceof PlainError) return error;
    throw error;
  }
}
