import { commands } from '../commands/index.ts';
import { count } from '../commands/shared/count.ts';
import { readEnvironment } from './app/environment.ts';
import { openLiveLibrary } from './app/live-library.ts';
import { openState } from './app/open-state.ts';
import { questionEncoder } from './app/question-encoder.ts';
import { withoutUnwanted } from './app/seen-library.ts';
import { parseSettings, type Settings } from './app/settings.ts';
import { endOnUnexpected } from './app/uncaught-errors.ts';
import { warmUp } from './app/warm-up.ts';
import { createCooldown } from './community/cooldown.ts';
import { createLibrarian } from './community/create-librarian.ts';
import { createRecall } from './community/recall.ts';
import { recentAnswers } from './community/settings/recent-answers.ts';
import { createServices } from './discord/command/services.ts';
import { startBot } from './discord/gateway/start-bot.ts';
import { createPostEditor } from './discord/posting/post-editor.ts';
import type { Library } from './retrieval/library.ts';
import { exampleQuestions } from './retrieval/question/example-questions.ts';
import type { Sandbox } from './sandbox/index.ts';
import { createLog } from './system/log.ts';
import type { Stopping } from './system/shutdown.ts';

const EXAMPLES = 3;

/**
 * Runs the bot until it is asked to stop.
 * @throws PlainError for what a person can mend, with the exit status.
 */
export async function start(stopping: Stopping): Promise<never> {
  const settings = parseSettings(readEnvironment());
  const log = createLog(settings.logLevel);
  endOnUnexpected(log);
  const encoder = questionEncoder(settings, log);
  const live = await openLiveLibrary(settings, log, undefined, encoder.known);
  const library = live.seenIn(null);
  const examples = exampleQuestions(library, EXAMPLES);
  const state = await openState(settings.dataDir, live.whole, log);
  const sandbox = settings.token === null ? await openSandbox(settings, examples) : null;
  const clock = () => new Date();
  const token = settings.token ?? sandbox?.token ?? '';
  const api = sandbox?.api ?? settings.api;
  const librarian = createLibrarian({
    dir: settings.corpusDir,
    reader: live.reader,
    live,
    limits: settings.serverLimits,
  });
  const editor = createPostEditor({ token, api, log });
  const recall = createRecall({ ...state, editor, clock, log });
  const services = createServices(
    {
      ...state,
      librarian,
      recall,
      encode: encoder.encode,
      cooldown: createCooldown(),
      recent: recentAnswers(),
    },
    live.quoteIndex,
  );
  await warmUp(services, live.whole(), log);
  const bot = await startBot({
    token,
    api,
    guildId: settings.guildId,
    commands,
    library: withoutUnwanted(live.seenIn, state.serverSettings),
    services,
    log,
  });
  const close = async () => {
    await encoder.close();
    await live.close();
    await sandbox?.close();
    await state.close();
  };
  stopping.use(async () => {
    await bot.stop();
    await close();
  }, log);
  await live.follow(async (next) => {
    void state.remember(next);
    void encoder.follow(next);
    await services.quotes(next);
  });
  void encoder.follow(live.whole());
  say(
    `Footnote is ${sandbox ? 'in the sandbox' : `on Discord as ${bot.tag}`}, with ${summary(live.whole())}.`,
  );
  if (sandbox) say(`Open ${sandbox.url} and try it; Ctrl-C stops it.`);
  if (examples[0]) say(`For example: /ask question: ${examples[0]}`);
  const reason = await bot.ended;
  await close();
  throw reason;
}

async function openSandbox(settings: Settings, examples: readonly string[]): Promise<Sandbox> {
  // A bot on Discord needs none of it.
  const { startSandbox } = await import('./sandbox/index.ts');
  const sandbox = await startSandbox({ port: settings.sandboxPort, examples });
  if (settings.sandboxPort !== 0 && sandbox.port !== settings.sandboxPort) {
    say(`Port ${settings.sandboxPort} is taken; the sandbox uses ${sandbox.port}.`);
  }
  return sandbox;
}

function summary({ documents }: Library): string {
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  return `${count(documents.length, 'document')} and ${count(passages, 'passage')}`;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
