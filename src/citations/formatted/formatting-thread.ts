import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { FormatJob, FormatResult } from './format-job.ts';

/** citeproc and its styles hold 90 MiB; after this long without a job (milliseconds) the thread goes. */
const IDLE = 600_000;
const MODULE = new URL('./formatting-thread.mjs', import.meta.url);

const inTurn = pLimit(1);
let thread: Worker | null = null;
let isReady = false;
let idle: NodeJS.Timeout | undefined;

/**
 * Formats references in a thread that starts with the first job and does not keep the process alive:
 * reading a style takes a second, for which nobody else shall wait.
 * @throws what formatting throws, or the thread when it ends.
 */
export function inFormattingThread<Job extends FormatJob>(job: Job): Promise<FormatResult<Job>> {
  return inTurn(async () => {
    clearTimeout(idle);
    // Not the parent's environment: secrets stay where they are.
    thread ??= new Worker(MODULE, { env: {}, execArgv: [] });
    const worker = thread;
    worker.ref();
    worker.postMessage(job);
    try {
      const [answer] = await once(worker, 'message');
      isReady = true;
      if ('error' in answer) throw answer.error;
      return answer.result;
    } catch (error) {
      await discard();
      throw error;
    } finally {
      worker.unref();
      idle = setTimeout(discard, IDLE).unref();
    }
  });
}

/** Whether a job would be done at once; until then the thread takes a second or more to begin. */
export function isFormattingReady(): boolean {
  return isReady;
}

/**
 * Starts the thread with the slowest style, so that the next person to ask need not wait. Never rejects.
 */
export function prepareFormatting(): void {
  if (thread) return;
  const job = { kind: 'style', style: 'apa', items: [], locators: new Map() } as const;
  // Who then asks for a reference gets the error.
  inFormattingThread(job).catch(() => undefined);
}

async function discard(): Promise<void> {
  const old = thread;
  thread = null;
  isReady = false;
  await old?.terminate();
}
