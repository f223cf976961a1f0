import { commands } from '../commands/index.ts';
import { count } from '../commands/shared/count.ts';
import { readEnvironmentFile } from './app/environment.ts';
import { openLiveLibrary } from './app/live-library.ts';
import { openState } from './app/open-state.ts';
import { joinProcesses } from './app/processes/join-processes.ts';
import { questionEncoder } from './app/question-encoder.ts';
import { tellOfLostReadings } from './app/readings/channel-gone.ts';
import { runReadings } from './app/readings/run-readings.ts';
import { runningSettings } from './app/reloading/running-settings.ts';
import { settingsReload } from './app/reloading/settings-reload.ts';
import { withoutUnwanted } from './app/seen-library.ts';
import { parseSettings, type Settings } from './app/settings.ts';
import { endOnUnexpected } from './app/uncaught-errors.ts';
import { warmUp } from './app/warm-up.ts';
import { createCooldown } from './community/cooldown.ts';
import { createLibrarian } from './community/create-librarian.ts';
import { faqEntries } from './community/entries/faq-entries.ts';
import { createRecall } from './community/recall.ts';
import { recentAnswers } from './community/settings/recent-answers.ts';
import { askingLimits } from './community/sources/asking-limits.ts';
import { onceADay } from './community/unanswered/once-a-day.ts';
import { formerVersions } from './corpus/edit/former-versions.ts';
import { countOfServers } from './corpus/folder/server-folders.ts';
import { createServices } from './discord/command/services.ts';
import { startBot } from './discord/gateway/start-bot.ts';
import { createPostEditor } from './discord/posting/post-editor.ts';
import { openWatch } from './operations/health/open-watch.ts';
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
  const file = readEnvironmentFile();
  const running = runningSettings(parseSettings({ ...file, ...process.env }));
  const { settings } = running;
  const log = createLog(settings.logLevel);
  endOnUnexpected(log);
  const processes = await joinProcesses(settings, log);
  const watch = await openWatch(settings, log);
  const encoder = questionEncoder(settings, log);
  const live = await openLiveLibrary(settings, log, { encodings: encoder.known });
  watch.add({ library: live.figures });
  const examples = exampleQuestions(live.shared(), EXAMPLES);
  const state = await openState(settings.dataDir, live.loaded, log, watch.onQuery);
  watch.add({ isWritable: state.isWritable });
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
  const editor = createPostEditor({ token, api, log, watch: watch.bot });
  const recall = createRecall({ ...state, editor, clock, log });
  const services = createServices(
    {
      ...state,
      librarian,
      recall,
      encode: encoder.encode,
      cooldown: createCooldown(),
      recent: recentAnswers(),
      formerVersions: (document) => formerVersions(settings.corpusDir, document, live.reader),
      askingLimits: askingLimits(),
      onceADay: onceADay(),
      entries: faqEntries(settings.corpusDir, librarian),
      clock,
    },
    live.quoteIndex,
  );
  await warmUp(services, live.shared(), log);
  const library = withoutUnwanted(live.seenIn, state.serverSettings);
  await processes.known();
  const bot = await startBot({
    token,
    api,
    guildId: settings.guildId,
    commands,
    library,
    services,
    log,
    onChannelGone: tellOfLostReadings,
    watch: watch.bot,
    claim: processes.claim,
    isSucceeded: processes.isSucceeded,
  });
  await processes.answersFor(bot.applicationId);
  watch.add({ isConnected: bot.isConnected });
  const readings = runReadings({ services: bot.services, library, log }, clock);
  const close = async () => {
    await encoder.close();
    await live.close();
    await sandbox?.close();
    await state.close();
    await watch.close();
    await processes.leave();
  };
  stopping.use(async () => {
    await processes.standDown();
    await readings.stop();
    await bot.stop();
    await close();
  }, log);
  stopping.onHangUp(
    settingsReload({
      processEnvironment: process.env,
      file,
      readFile: readEnvironmentFile,
      take(next) {
        running.take(next);
        log.level = next.logLevel;
      },
      log,
    }),
  );
  await live.follow(async (documents, serverId) => {
    void state.remember(documents);
    // A shelf that comes back answers as it did before.
    if (serverId !== null) await encoder.recall(documents);
    void encoder.follow(documents, serverId);
  });
  const where = sandbox ? 'in the sandbox' : `on Discord as ${bot.tag}`;
  say(`Footnote is ${where}, with ${await summary(live.shared(), settings.corpusDir)}.`);
  if (sandbox) say(`Open ${sandbox.url} and try it; Ctrl-C stops it.`);
  if (examples[0]) say(`For example: /ask question: ${examples[0]}`);
  const reason = await bot.ended;
  await readings.stop();
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

/** What is there: everyone's documents, and the files of servers, which are read when somebody asks there. */
async function summary({ documents }: Library, dir: string): Promise<string> {
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  const everyones = `${count(documents.length, 'document')} and ${count(passages, 'passage')}`;
  const { servers, files } = await countOfServers(dir);
  if (files === 0) return everyones;
  return `${everyones} for everyone, and ${count(files, 'document')} of ${count(servers, 'server')}`;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
