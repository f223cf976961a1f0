/**
 * How long a person waits: the real bot in a process of its own, asked over a loopback gateway by the
 * local Discord; and what a start costs. Prints a table.
 *
 *     node --import tsx tests/benchmarks/bot/round-trip.ts [QUESTIONS.jsonl] [CORPUS_DIR]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../../../src/sandbox/index.ts';

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
  const bot = startBot(sandbox.token, sandbox.api);
  await said(bot, /Footnote is on Discord/);
  starts.push(performance.now() - began);
  if (round === STARTS - 1) {
    report('question to reply, ms', await askAll(sandbox));
    memory = residentMiB(bot);
  }
  bot.kill('SIGTERM');
  await new Promise((resolve) => bot.once('exit', resolve));
  await sandbox.close();
}
report('process start to ready, ms', starts);
process.stdout.write(`resident memory after ${ROUNDS} questions: ${memory} MiB\n`);
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

function startBot(token: string, api: string): ChildProcess {
  const env = {
    ...process.env,
    DISCORD_TOKEN: token,
    DISCORD_API: api,
    DATA_DIR: dataDir,
    CORPUS_DIR: corpusDir,
    LOG_LEVEL: 'warn',
  };
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  return spawn(process.execPath, ['--import', 'tsx', 'src/index.ts'], { env, stdio: [...stdio] });
}

function said(bot: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    bot.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (pattern.test(text)) resolve();
    });
    bot.once('exit', (code) => reject(new Error(`The bot ended with ${code}.`)));
  });
}

/** Linux only; 0 elsewhere. */
function residentMiB(bot: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${bot.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function report(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  process.stdout.write(
    `${name}: p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} (n ${sorted.length})\n`,
  );
}
