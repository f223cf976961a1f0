import { Worker } from 'node:worker_threads';
import type { FileRecord } from './file-record.ts';
import type { ReadRequest } from './reader-worker.ts';

const MIB = 1024 * 1024;
/** Buffers are outside V8's own limit, so the process is looked at this often (milliseconds). */
const LOOK_EVERY = 50;
/** The parsers hold 100 MiB; after this long without a file (milliseconds) the thread goes. */
const IDLE = 30_000;

/** What came of reading one file. */
type Outcome =
  | { readonly kind: 'read'; readonly record: FileRecord }
  /** It took longer than allowed, or the process grew by more than allowed; or neither. */
  | { readonly kind: 'slow' | 'large' | 'failed'; readonly sentence: string };

/** A thread that reads one file at a time, and is replaced when one of them breaks a limit. */
export interface OneThread {
  /** Never rejects. Not to be called before the read before has ended. */
  read(request: ReadRequest, seconds: number): Promise<Outcome>;
  discard(): Promise<void>;
}

/**
 * The thread starts with the first file and does not keep the process alive. `module` calls `serveReads`;
 * `memory` is what the process may grow by (MiB).
 */
export function readingThread(module: URL, memory: number): OneThread {
  let thread: Promise<Worker> | null = null;
  let idle: NodeJS.Timeout | undefined;

  const discard = async (): Promise<void> => {
    clearTimeout(idle);
    const old = thread;
    thread = null;
    await (await old?.catch(() => null))?.terminate();
  };

  return {
    async read(request, seconds) {
      clearTimeout(idle);
      thread ??= startThread(module, memory);
      try {
        const worker = await thread;
        const outcome = await finish(worker, request, { seconds, memory });
        if (outcome.kind !== 'read') await discard();
        else {
          worker.unref();
          idle = setTimeout(discard, IDLE).unref();
        }
        return outcome;
      } catch (error) {
        thread = null;
        const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown reason';
        const sentence = `the file cannot be read because no reader starts (${reason}).`;
        return { kind: 'failed', sentence };
      }
    },
    discard,
  };
}

/** Resolves when the thread is ready, so that limits on a file do not count its start. */
function startThread(module: URL, memory: number): Promise<Worker> {
  const worker = new Worker(module, {
    // Not the parent's: secrets stay where they are.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
    // What parsers print is neither an answer nor a log line. Nobody listens: that would keep the
    // process alive.
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      worker.off('error', reject);
      // What a thread that is being stopped still reports has been told already.
      worker.on('error', () => undefined);
      resolve(worker);
    });
    worker.once('error', reject);
  });
}

function finish(
  worker: Worker,
  request: ReadRequest,
  { seconds, memory }: { readonly seconds: number; readonly memory: number },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss();
    const clock = setTimeout(() => fail('slow', tookTooLong(seconds)), seconds * 1000);
    const scale = setInterval(() => {
      if (process.memoryUsage.rss() - before > memory * MIB) fail('large', tookTooMuch(memory));
    }, LOOK_EVERY);
    const settle = (outcome: Outcome) => {
      clearTimeout(clock);
      clearInterval(scale);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(outcome);
    };
    const fail = (kind: 'slow' | 'large' | 'failed', sentence: string) =>
      settle({ kind, sentence });
    const onMessage = (record: FileRecord) => settle({ kind: 'read', record });
    const onError = (error: Error) => {
      const full = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      // Its own heap: nobody else's.
      fail(
        'failed',
        full ? tookTooMuch(memory) : `the file cannot be read (${error.message.split('\n')[0]}).`,
      );
    };
    const onExit = () => fail('failed', 'the file cannot be read: it stopped the reader.');
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    worker.postMessage(request);
  });
}

function tookTooLong(seconds: number): string {
  return `reading took longer than ${seconds} seconds and was stopped; split the file, or save it as plain text.`;
}

function tookTooMuch(memory: number): string {
  return `reading needed more than ${memory} MiB of memory and was stopped; split the file, or save it as plain text.`;
}
