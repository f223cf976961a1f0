/**
 * Many people at once: the real bot in a process of its own, asked at a steady pace over a loopback gateway, and
 * then many times in one moment. Prints how long they waited, the longest waits with when they were, and exits
 * with 1 where somebody waited longer than Discord does.
 *
 *     node --import tsx tests/benchmarks/bot/load.ts [SECONDS] [A SECOND] [PASSAGES] [AT ONCE]
 *
 * 120 seconds, 50 interactions a second, 10,000 passages and 200 at once by default. The people and the bot share
 * the machine: it wants two cores of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import type { Outcome } from '../../../src/sandbox/driving/outcome.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { PASSAGES_PER_DOCUMENT, questionAbout, writeCorpus } from '../corpus-text.ts';
import { print } from '../table.ts';
import { figuresOf, residentMiB, startBot } from './running-bot.ts';

const [seconds = 120, perSecond = 50, passages = 10_000, atOnce = 200] = process.argv
  .slice(2)
  .map(Number);
/** What Discord waits. */
const LATE_MS = 3_000;
const LONGEST_SHOWN = 8;
/** Milliseconds between two looks at how long the bot's main thread was held up. */
const LOOK_MS = 1_000;

interface Waited {
  readonly atS: number;
  readonly ms: number;
}

const folder = await mkdtemp(path.join(tmpdir(), 'footnote-load-'));
const corpusDir = path.join(folder, 'corpus');
await writeCorpus(corpusDir, passages);
const sandbox = await startSandbox({ rateLimits: false });
const { token, api } = sandbox;
const port = await getPort();
const bot = startBot({
  token,
  api,
  corpusDir,
  dataDir: path.join(folder, 'data'),
  // Vectors are made in the background for minutes, and in a library of this size not at all.
  env: { METRICS_PORT: String(port), MEANING: 'words', LOG_LEVEL: 'error' },
});
await bot.ready;
const began = performance.now();
const secondsNow = () => (performance.now() - began) / 1_000;

// A moderator, who may ask as often as he likes.
const theo = sandbox.as('theo').in('general');
const failures: string[] = [];
const documents = Math.max(1, Math.floor(passages / PASSAGES_PER_DOCUMENT));
const actOf = (number: number): Promise<Outcome> => {
  const question = questionAbout(number % documents);
  switch (number % 10) {
    case 7:
    case 8:
      return theo.slash('search', { terms: question.split(' ').slice(2, 4).join(' ') });
    case 9:
      return theo.slash('sources');
    default:
      return theo.slash('ask', { question });
  }
};
const ask = async (number: number): Promise<Waited> => {
  const from = performance.now();
  const atS = secondsNow();
  try {
    const { failure } = await actOf(number);
    if (failure !== null) failures.push(failure);
  } catch (error) {
    failures.push(String(error));
  }
  return { atS, ms: performance.now() - from };
};

const holdUps: Waited[] = [];
const looking = setInterval(async () => {
  const text = await fetch(`http://127.0.0.1:${port}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  const [, lag = '0'] = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text) ?? [];
  holdUps.push({ atS: secondsNow(), ms: Number(lag) * 1_000 });
}, LOOK_MS);

const paced: Promise<Waited>[] = [];
for (let number = 0; number < seconds * perSecond; number += 1) {
  const wait = (number * 1_000) / perSecond - secondsNow() * 1_000;
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  paced.push(ask(number));
}
const steady = await Promise.all(paced);
const burst = await Promise.all(Array.from({ length: atOnce }, (_, number) => ask(number)));
clearInterval(looking);
const memory = residentMiB(bot);
await bot.stop();
await sandbox.close();
await rm(folder, { recursive: true });

const late = [...steady, ...burst].filter(({ ms }) => ms > LATE_MS).length;
print(`${perSecond} interactions a second for ${seconds} s at ${passages} passages, ms:`);
print(figuresOf(steady.map(({ ms }) => ms)));
print(`the longest, with the second since the start: ${longest(steady)}`);
print(`the longest that the bot's main thread was held up: ${longest(holdUps)}`);
print(`${atOnce} at once, ms: ${figuresOf(burst.map(({ ms }) => ms))}`);
print(`later than ${LATE_MS / 1_000} s: ${late}; not answered: ${failures.length}`);
for (const failure of new Set(failures)) print(`  ${failure}`);
print(`resident memory at the end: ${memory} MiB`);
process.exitCode = late + failures.length > 0 ? 1 : 0;

function longest(waits: readonly Waited[]): string {
  return waits
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, LONGEST_SHOWN)
    .map(({ ms, atS }) => `${ms.toFixed(0)} ms (${atS.toFixed(0)} s)`)
    .join(', ');
}
