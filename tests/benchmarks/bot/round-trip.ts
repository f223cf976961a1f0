/**
 * How long a person waits: the real bot in a process of its own, asked over a loopback gateway by the
 * local Discord; and what a start costs. Prints a table.
 *
 *     node --import tsx tests/benchmarks/bot/round-trip.ts [QUESTIONS.jsonl] [CORPUS_DIR]
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { print } from '../table.ts';
import { figuresOf, residentMiB, startBot } from './running-bot.ts';

const ROUNDS = 300;
const WARM_UP = 20;
const STARTS = 5;
const [, , questionFile, corpusDir = 'corpus'] = process.argv;

const questions = questionFile
  ? readFileSync(questionFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): string => JSON.parse(line).question)
  : ['What was the Arduous March?', 'Who is Sokeel Park?', 'How do I read a citation id?'];

const dataDir = await mkdtemp(path.join(tmpdir(), 'footnote-bench-'));
const starts: number[] = [];
let memory = 0;
for (let round = 0; round < STARTS; round += 1) {
  const sandbox = await startSandbox({ rateLimits: false });
  const began = performance.now();
  const { token, api } = sandbox;
  const bot = startBot({ token, api, corpusDir, dataDir });
  await bot.ready;
  starts.push(performance.now() - began);
  if (round === STARTS - 1) {
    print(`question to reply, ms: ${figuresOf(await askAll(sandbox))}`);
    memory = residentMiB(bot);
  }
  await bot.stop();
  await sandbox.close();
}
print(`process start to ready, ms: ${figuresOf(starts)}`);
print(`resident memory after ${ROUNDS} questions: ${memory} MiB`);
await rm(dataDir, { recursive: true });

async function askAll(sandbox: Awaited<ReturnType<typeof startSandbox>>): Promise<number[]> {
  const mia = sandbox.as('mia').in('general');
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const question = questions[round % questions.length] ?? '';
    const began = performance.now();
    const { message, failure } = await mia.slash('ask', { question });
    if (!message) throw new Error(`No reply to "${question}": ${failure}`);
    if (round >= WARM_UP) times.push(performance.now() - began);
  }
  return times;
}
