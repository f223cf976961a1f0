import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type LiveLibrary, openLiveLibrary } from '../../src/app/live-library.ts';
import type { QuestionEncoder } from '../../src/app/question-encoder.ts';
import { withoutUnwanted } from '../../src/app/seen-library.ts';
import { parseSettings } from '../../src/app/settings.ts';
import { createLibrarian } from '../../src/community/create-librarian.ts';
import { faqEntries } from '../../src/community/entries/faq-entries.ts';
import type { ServerLimits } from '../../src/community/librarian.ts';
import { createRecall } from '../../src/community/recall.ts';
import { recentAnswers } from '../../src/community/settings/recent-answers.ts';
import { askingLimits } from '../../src/community/sources/asking-limits.ts';
import { onceADay } from '../../src/community/unanswered/once-a-day.ts';
import { storeFiles } from '../../src/corpus/edit/add-document.ts';
import { formerVersions } from '../../src/corpus/edit/former-versions.ts';
import { createServices } from '../../src/discord/command/services.ts';
import { createPostEditor } from '../../src/discord/posting/post-editor.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { type RunningBot, runBot } from './bot.ts';
import { memoryLog } from './memory-log.ts';
import { sharedReader } from './shared-reader.ts';

export interface LiveBot extends RunningBot {
  /** Its corpus folder. */
  readonly dir: string;
  readonly served: LiveLibrary;
}

const CLOCK = () => new Date('2026-05-04T12:00:00Z');
const MIB = 1024 * 1024;
const LIMITS: ServerLimits = { documents: 5, bytes: 50 * MIB, words: 5_000 };

/** Footnote with a folder of its own, which it follows; all goes when the test ends. */
export async function runLiveBot(
  sandbox: Sandbox,
  files: Readonly<Record<string, string>>,
  limits = LIMITS,
  encoder?: QuestionEncoder,
): Promise<LiveBot> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-live-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const dir = path.join(folder, 'corpus');
  const contents = Object.entries(files).map(([name, content]) => ({ name, content }));
  await storeFiles(dir, contents, { overwrite: false });
  const { log } = memoryLog();
  const dataDir = path.join(folder, 'data');
  const settings = parseSettings({ CORPUS_DIR: dir, DATA_DIR: dataDir });
  const served = await openLiveLibrary(settings, log, {
    reader: sharedReader,
    encodings: encoder?.known,
    patience: 60_000,
  });
  onTestFinished(() => served.close());
  await served.follow((documents, serverId) => void encoder?.follow(documents, serverId));
  const librarian = createLibrarian({
    dir,
    reader: served.reader,
    live: served,
    limits,
  });
  const { token, api } = sandbox;
  const store = memoryStore({ clock: CLOCK, log });
  const editor = createPostEditor({ token, api, log });
  const recall = createRecall({ ...store, editor, clock: CLOCK, log });
  const encode = encoder?.encode ?? (async () => null);
  const services = createServices(
    {
      ...store,
      librarian,
      recall,
      encode,
      cooldown: { use: async () => 0 },
      recent: recentAnswers(),
      formerVersions: (document) => formerVersions(dir, document, served.reader),
      askingLimits: askingLimits(),
      onceADay: onceADay(),
      entries: faqEntries(dir, librarian),
      clock: CLOCK,
    },
    served.quoteIndex,
  );
  const bot = await runBot(sandbox, {
    library: withoutUnwanted(served.seenIn, store.serverSettings),
    services,
  });
  return { ...bot, dir, served };
}
