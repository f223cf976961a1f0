// Many servers under a fixed memory: how long one that was let go takes to answer, and what the process takes.
//   node --expose-gc --max-old-space-size=1500 --import tsx tests/benchmarks/shelves.ts \
//     [SERVERS] [MEGABYTES] [QUESTIONS] [PASSAGES]
// 2,000 servers of 50 to 5,000 passages, 500 megabytes and 2,000 questions by default. Prints Markdown tables.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openLiveLibrary } from '../../src/app/live-library.ts';
import { parseSettings } from '../../src/app/settings.ts';
import { shelfBytesSteps } from '../../src/app/shelves/shelf-bytes.ts';
import { percentile } from '../../src/evaluation/metrics.ts';
import type { IndexedLibrary } from '../../src/retrieval/index/build-library.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { runSync } from '../../src/system/yielding.ts';
import { memoryLog } from '../support/memory-log.ts';
import { seededRandom } from './citations/random.ts';
import { documentText, PASSAGES_PER_DOCUMENT, questionAbout, writeWhole } from './corpus-text.ts';
import { print, row } from './table.ts';

const [servers = 2_000, megabytes = 500, questions = 2_000, most = 5_000] = process.argv
  .slice(2)
  .map(Number);
const LEAST = 50;
const SHARED_DOCUMENTS = 20;
const WEIGHED = 12;

const random = seededRandom(1);
const folder = await mkdtemp(path.join(tmpdir(), 'footnote-shelves-'));
const dir = path.join(folder, 'corpus');
/** Documents of each server: many have few. */
const sizes = Array.from({ length: servers }, () =>
  Math.max(1, Math.round((LEAST * (most / LEAST) ** random()) / PASSAGES_PER_DOCUMENT)),
);
const idOf = (server: number) => `1${String(server).padStart(17, '0')}`;
const firstOf = (server: number) => SHARED_DOCUMENTS + server * (most / PASSAGES_PER_DOCUMENT);

process.on('exit', () =>
  print(`\n${row('resident at the most, MB', mb(process.resourceUsage().maxRSS * 1024))}`),
);
await write();
const { log, lines } = memoryLog();
const live = await openLiveLibrary(
  parseSettings({
    CORPUS_DIR: dir,
    DATA_DIR: path.join(folder, 'data'),
    SHELVES_MEGABYTES: String(megabytes),
    MEANING: 'words',
  }),
  log,
);
await live.follow(() => {});
try {
  await firstReadings();
  await estimates();
  await asking();
} finally {
  await live.close();
  await rm(folder, { recursive: true });
}
const wrong = lines.filter(({ level }) => level === 'warn' || level === 'error');
if (wrong.length > 0) throw new Error(JSON.stringify(wrong[0]));
process.exit();

async function write(): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (let at = 0; at < SHARED_DOCUMENTS; at += 1) {
    await writeWhole(path.join(dir, `${at}.md`), documentText(at));
  }
  for (const [server, documents] of sizes.entries()) {
    await mkdir(path.join(dir, 'servers', idOf(server)), { recursive: true });
    for (let at = 0; at < documents; at += 1) {
      const file = path.join(dir, 'servers', idOf(server), `${at}.md`);
      await writeWhole(file, documentText(firstOf(server) + at));
    }
  }
}

/** Until everything has been read once: a server says so as long as it takes longer than a person waits. */
async function seen(server: number): Promise<Library> {
  for (;;) {
    const library = await live.seenIn(idOf(server)).catch(() => null);
    if (library) return library;
  }
}

async function firstReadings(): Promise<void> {
  const began = performance.now();
  for (const server of sizes.keys()) await seen(server);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const passages = sizes.reduce((sum, one) => sum + one, 0) * PASSAGES_PER_DOCUMENT;
  print(`${servers} servers of ${passages} passages, read and analysed in ${seconds} s.\n`);
}

/** What shelves take by the estimate, and by the process: those that are loaded one after the other. */
async function estimates(): Promise<void> {
  print(row('passages', 'estimated, MB', 'measured, MB'));
  print(row('---', '---', '---'));
  let [estimated, measured] = [0, 0];
  const held: Library[] = [];
  for (let server = 0; server < Math.min(WEIGHED, servers); server += 1) {
    const before = used();
    const library = await seen(server);
    held.push(library);
    const [, own] = (library as IndexedLibrary).index.segments;
    const bytes = own ? runSync(shelfBytesSteps(own)) : 0;
    const took = used() - before;
    print(row((sizes[server] ?? 0) * PASSAGES_PER_DOCUMENT, mb(bytes), mb(took)));
    estimated += bytes;
    measured += took;
  }
  print(row('all', mb(estimated), mb(measured)));
}

/** Questions in servers at random, most of which have been let go. */
async function asking(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times: { passages: number; ms: number }[] = [];
  let resident = 0;
  delay.enable();
  for (let number = 0; number < questions; number += 1) {
    const server = Math.floor(random() * servers);
    const document = firstOf(server) + Math.floor(random() * (sizes[server] ?? 1));
    const began = performance.now();
    const library = await seen(server);
    library.ask(questionAbout(document));
    const passages = (sizes[server] ?? 0) * PASSAGES_PER_DOCUMENT;
    times.push({ passages, ms: performance.now() - began });
    resident = Math.max(resident, process.memoryUsage.rss());
  }
  delay.disable();
  print(`\n${row('passages', 'questions', 'median, ms', '95%, ms', 'longest, ms')}`);
  print(row('---', '---', '---', '---', '---'));
  for (const [from, to] of [
    [0, 200],
    [200, 1_000],
    [1_000, 2_500],
    [2_500, most + 1],
  ] as const) {
    const some = times.filter(({ passages }) => passages >= from && passages < to);
    const sorted = some.map(({ ms }) => ms).sort((a, b) => a - b);
    const [p50 = 0, p95 = 0, longest = 0] = [0.5, 0.95, 1].map((part) => percentile(sorted, part));
    print(
      row(`${from} to ${to}`, sorted.length, ...[p50, p95, longest].map((ms) => ms.toFixed(0))),
    );
  }
  print(`\n${row('resident while asking, MB', mb(resident))}`);
  print(row('longest block, ms', (delay.max / 1e6).toFixed(0)));
  print(row('99.9% of blocks, ms', (delay.percentile(99.9) / 1e6).toFixed(0)));
}

function used(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
