// One run of the bot's library, for `corpus.ts`, in a process of its own so that memory is its own:
//   node --expose-gc --import tsx tests/benchmarks/corpus-serving.ts FOLDER PASSAGES start|change|reindex
// Prints JSON.
import path from 'node:path';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LiveLibrary, openLiveLibrary } from '../../src/app/live-library.ts';
import { openState } from '../../src/app/open-state.ts';
import { parseSettings } from '../../src/app/settings.ts';
import { percentile } from '../../src/evaluation/metrics.ts';
import { memoryLog } from '../support/memory-log.ts';
import {
  documentText,
  PASSAGES_PER_DOCUMENT,
  questionAbout,
  writeCorpus,
  writeWhole,
} from './corpus-text.ts';

const [folder = '', count = '0', what = 'start'] = process.argv.slice(2);
const passages = Number(count);
const dir = path.join(folder, 'corpus');
const dataDir = path.join(folder, 'data');
const ASK_EVERY = 20;
const IDLE_QUESTIONS = 500;

const { log, lines } = memoryLog();
const since = performance.now();
const served = await openLiveLibrary(parseSettings({ CORPUS_DIR: dir, DATA_DIR: dataDir }), log);
const start = (performance.now() - since) / 1000;
const figures = { start, ...memory(), ...(await further()) };
await served.close();
const wrong = lines.filter(({ level }) => level === 'warn' || level === 'error');
if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]));
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exit();

async function further(): Promise<object> {
  if (what === 'start') return {};
  const state = await openState(dataDir, served.loaded, log);
  await served.quoteIndex(served.shared());
  await served.follow((documents) => void state.remember(documents));
  // What is noted once after a start, in the background, is not what is measured.
  await state.remember(served.loaded());
  try {
    return what === 'change' ? await change(served) : await reindex(served);
  } finally {
    await state.close();
  }
}

/** Seconds from the write of a file to its being served, the watcher's patience included. */
async function change(library: LiveLibrary): Promise<object> {
  const changed: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await sleep(3_000);
  delay.enable();
  for (let run = 0; run < 3; run += 1) {
    const word = `changedword${run}`;
    const before = library.shared();
    const began = performance.now();
    await writeWhole(path.join(dir, '0', '0.md'), `${documentText(0)}\n\nA ${word} stands here.\n`);
    while (library.shared() === before) await sleep(5);
    if (library.shared().ask(word).excerpts.length === 0) throw new Error('not found');
    changed.push((performance.now() - began) / 1000);
  }
  return { change: Math.min(...changed), pause: delay.max / 1e6 };
}

/** All files get another content while questions keep coming. */
async function reindex(library: LiveLibrary): Promise<object> {
  const pauses: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) pauses.push(duration);
  }).observe({ entryTypes: ['gc'] });
  await ask(library, () => false, IDLE_QUESTIONS);
  const idle = await ask(library, () => false, IDLE_QUESTIONS);
  await writeCorpus(dir, passages, passages);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const gcBefore = pauses.length;
  let isDone = false;
  const began = performance.now();
  delay.enable();
  const reread = library.reread(null).then(() => {
    isDone = true;
  });
  const busy = await ask(library, () => isDone, Number.POSITIVE_INFINITY);
  delay.disable();
  await reread;
  const seconds = (performance.now() - began) / 1000;
  const gc = Math.max(0, ...pauses.slice(gcBefore));
  return { idle, busy, seconds, pause: delay.max / 1e6, gc };
}

/** Milliseconds from when a question comes in, whatever the process does then, to its answer. */
async function ask(
  library: LiveLibrary,
  isDone: () => boolean,
  most: number,
): Promise<{ p50: number; p95: number; most: number; count: number }> {
  const documents = passages / PASSAGES_PER_DOCUMENT;
  const times: number[] = [];
  let due = performance.now();
  for (let number = 0; number < most && !isDone(); number += 1) {
    due += ASK_EVERY;
    await sleep(Math.max(0, due - performance.now()));
    library.shared().ask(questionAbout((number * 7919) % documents));
    // A timer is a millisecond late by itself.
    times.push(performance.now() - due);
    due = Math.max(due, performance.now() - ASK_EVERY);
  }
  times.sort((a, b) => a - b);
  const [p50, p95, all] = [0.5, 0.95, 1].map((part) => percentile(times, part));
  return { p50: p50 ?? 0, p95: p95 ?? 0, most: all ?? 0, count: times.length };
}

/** MB in the process, and of them what is used by values. */
function memory(): { readonly resident: number; readonly used: number } {
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { resident: rss / 1e6, used: (heapUsed + arrayBuffers) / 1e6 };
}
