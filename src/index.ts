import { actions } from '../commands/actions.ts';
import { commands } from '../commands/index.ts';
import { parseSettings, type Settings } from './config.ts';
import { readCorpus } from './corpus/corpus-folder.ts';
import { formatProblem } from './corpus/problem.ts';
import { createDesk } from './discord/desk.ts';
import { startBot } from './discord/start-bot.ts';
import { readEnvironment } from './environment.ts';
import { PlainError } from './errors.ts';
import { createLog, type Log } from './log.ts';
import { libraryOptions } from './open-library.ts';
import { buildLibrary } from './retrieval/build-library.ts';
import { exampleQuestions } from './retrieval/example-questions.ts';
import type { Library } from './retrieval/library.ts';
import { viewOf } from './retrieval/library-view.ts';
import { type Sandbox, startSandbox } from './sandbox/index.ts';
import { stopWhenAsked } from './shutdown.ts';
import { openState } from './state.ts';
import { warmUp } from './warm-up.ts';

const EXAMPLES = 3;

try {
  await run();
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.exitCode);
}

async function run(): Promise<void> {
  const settings = parseSettings(readEnvironment());
  const log = createLog(settings.logLevel);
  const library = await loadLibrary(settings, log);
  const examples = exampleQuestions(library, EXAMPLES);
  const state = await openState(settings.dataDir, library, log);
  const sandbox = settings.token === null ? await openSandbox(settings, examples) : null;
  const desk = createDesk(state);
  const starting = startBot({
    token: settings.token ?? sandbox?.token ?? '',
    api: sandbox?.api ?? settings.api,
    guildId: settings.guildId,
    commands,
    actions,
    library: () => library,
    desk,
    log,
  });
  const [bot] = await Promise.all([starting, warmUp(desk, library, log)]);
  stopWhenAsked(async () => {
    await bot.stop();
    await sandbox?.close();
    await state.close();
  }, log);
  say(
    `Footnote is ${sandbox ? 'in the sandbox' : `on Discord as ${bot.tag}`}, with ${summary(library)}.`,
  );
  if (sandbox) say(`Open ${sandbox.url} and try it; Ctrl-C stops it.`);
  if (examples[0]) say(`For example: /ask question: ${examples[0]}`);
  const reason = await bot.ended;
  await sandbox?.close();
  await state.close();
  throw reason;
}

/** What everyone may see; a document with `public: false` belongs to servers it is assigned to. */
async function loadLibrary(settings: Settings, log: Log): Promise<Library> {
  const { corpusDir, dataDir } = settings;
  const { documents, problems } = await readCorpus(corpusDir, { dataDir, log });
  for (const problem of problems) log.warn(formatProblem(problem));
  return viewOf(
    buildLibrary(documents, libraryOptions(settings)),
    ({ metadata }) => metadata.public,
  );
}

async function openSandbox(settings: Settings, examples: readonly string[]): Promise<Sandbox> {
  const sandbox = await startSandbox({ port: settings.sandboxPort, examples });
  if (settings.sandboxPort !== 0 && sandbox.port !== settings.sandboxPort) {
    say(`Port ${settings.sandboxPort} is taken; the sandbox uses ${sandbox.port}.`);
  }
  return sandbox;
}

function summary({ documents }: Library): string {
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  return `${documents.length} documents and ${passages} passages`;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
