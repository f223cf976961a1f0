import { onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Bot, type BotOptions, startBot } from '../../src/discord/gateway/start-bot.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { smallLibrary } from './library.ts';
import { type LogLine, memoryLog } from './memory-log.ts';
import { emptyServices } from './services.ts';

export interface RunningBot extends Bot {
  readonly lines: readonly LogLine[];
}

/**
 * Moves on with every look at it. By the real clock a busy machine makes the bot pass over interactions as
 * too late to answer.
 */
function tickingClock(): () => number {
  let now = Date.UTC(2026, 4, 4);
  return () => {
    now += 1;
    return now;
  };
}

/** Footnote itself, connected to a sandbox over HTTP and WebSocket; it is stopped when the test ends. */
export async function runBot(
  sandbox: Sandbox,
  changes: Partial<BotOptions> = {},
): Promise<RunningBot> {
  const { log, lines } = memoryLog();
  const library = smallLibrary();
  const bot = await startBot({
    token: sandbox.token,
    api: sandbox.api,
    guildId: null,
    commands,
    library: async () => library,
    services: emptyServices(),
    log,
    now: tickingClock(),
    ...changes,
  });
  onTestFinished(() => bot.stop());
  return { ...bot, lines };
}
