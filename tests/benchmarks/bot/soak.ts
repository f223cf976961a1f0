/**
 * Whether the bot grows: asked for minutes, while documents change on disk, come and go by `/library`, and the
 * connection to Discord is lost now and then. Prints the memory of its main thread after garbage was collected,
 * a row at a time, and exits with 1 where the last is more than five per cent above what it was when everything
 * had been done once.
 *
 *     node --import tsx tests/benchmarks/bot/soak.ts [MINUTES] [PASSAGES]
 *
 * 20 minutes and 2,000 passages by default.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { documentText, questionAbout, writeCorpus, writeWhole } from '../corpus-text.ts';
import { print, row } from '../table.ts';
import { type Heap, startBot } from './running-bot.ts';

const [minutes = 20, passages = 2_000] = process.argv.slice(2).map(Number);
const ROWS = 20;
/** Rows at the beginning in which caches fill. */
const WARM_ROWS = 4;
const MOST_GROWTH = 0.05;
const BETWEEN_MS = 100;
const REST_MS = 45_000;
/** Questions between two of each of these. */
const EVERY = { edit: 50, library: 80, reconnect: 300 } as const;
/** Documents that are changed in turn, and those that come and go. */
const EDITED = 5;
/** Numbers that no other document has. */
const ADDED = 100_000;

const folder = await mkdtemp(path.join(tmpdir(), 'footnote-soak-'));
const corpusDir = path.join(folder, 'corpus');
await writeCorpus(corpusDir, passages);
/** From the start on, so that there are no more documents at the end. */
const edit = (number: number, text: number) =>
  writeWhole(path.join(corpusDir, `edited-${number}.md`), documentText(text));
for (let number = 0; number < EDITED; number += 1) await edit(number, ADDED + number);
const sandbox = await startSandbox({ rateLimits: false });
const { token, api } = sandbox;
const env = { MEANING: 'words', LOG_LEVEL: 'error' };
const dataDir = path.join(folder, 'data');
const bot = startBot({ token, api, corpusDir, dataDir, env, probed: true });
await bot.ready;

const theo = sandbox.as('theo').in('general');
const olga = sandbox.as('olga').in('general');
let failures = 0;
let changes = 0;

/** A document comes, is changed, and goes. */
async function shelve(number: number): Promise<void> {
  const file = (text: string) => ({ name: 'soak.md', bytes: new TextEncoder().encode(text) });
  const key = 'SOAK';
  const steps = [
    () =>
      olga.slash('library add', { file: file(documentText(ADDED + number)), title: 'Soak', key }),
    () => olga.slash('library update', { document: key, file: file(documentText(ADDED - number)) }),
    () => olga.slash('library withdraw', { document: key }),
  ];
  for (const step of steps) {
    const { failure } = await step();
    if (failure !== null) failures += 1;
    await sandbox.settled({ quietMs: 500, timeoutMs: 60_000 });
    changes += 1;
  }
}

const heaps: Heap[] = [];
let shelving = Promise.resolve();
let asked = 0;
print(row('minute', 'interactions', '`/library`', 'heap, MiB', 'outside it', 'resident', 'failed'));
print(row('---', '---', '---', '---', '---', '---', '---'));
const began = performance.now();
while (heaps.length < ROWS) {
  asked += 1;
  try {
    const { failure } = await theo.slash('ask', { question: questionAbout(asked % 50) });
    if (failure !== null) failures += 1;
  } catch {
    failures += 1;
  }
  if (asked % EVERY.edit === 0) {
    await edit((asked / EVERY.edit) % EDITED, ADDED + asked);
  }
  if (asked % EVERY.library === 0) {
    const number = asked;
    shelving = shelving
      .then(() => shelve(number))
      .catch(() => {
        failures += 1;
      });
  }
  if (asked % EVERY.reconnect === 0) {
    sandbox.fault({ type: 'drop-connection' });
    await sandbox.ready(30_000);
  }
  await sleep(BETWEEN_MS);
  const minute = (performance.now() - began) / 60_000;
  if (minute >= ((heaps.length + 1) * minutes) / ROWS) {
    await shelving;
    const heap = await bot.heap();
    heaps.push(heap);
    const { heap: used, external, resident } = heap;
    print(row(minute.toFixed(1), asked, changes, used, external, resident, failures));
  }
}
// By then the thread that reads is gone, and what it took with it.
await sleep(REST_MS);
const { heap, external, resident } = await bot.heap();
print(row('at rest', asked, changes, heap, external, resident, failures));
await bot.stop();
await sandbox.close();
await rm(folder, { recursive: true });

const warm = heaps[WARM_ROWS - 1];
const last = heaps.at(-1);
if (warm && last) {
  const growth = (last.heap + last.external) / (warm.heap + warm.external) - 1;
  print(`grown by ${(growth * 100).toFixed(1)}% since row ${WARM_ROWS}`);
  process.exitCode = growth > MOST_GROWTH || failures > 0 ? 1 : 0;
}
