import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Moves the write-ahead log into the database after writes, in a thread of its own: the disk may take half a
 * second over it, in which a process that does it between two statements answers nobody.
 */
export interface Checkpoints {
  /** To be called after each write. */
  afterWrite(): void;
  close(): Promise<void>;
}

/**
 * Milliseconds from a write to the next checkpoint: seldom enough that the log grows to some megabytes and is
 * seldom begun anew, which takes the writer a wait for the disk.
 */
const PAUSE_MS = 5_000;

interface Thread {
  checkpoint(): void;
  end(): Promise<unknown>;
}

/** `file`: absolute path. The thread starts at the first write and keeps no process alive. */
export function checkpointsOf(file: string, start = startThread, pauseMs = PAUSE_MS): Checkpoints {
  let thread: Thread | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isAtWork = false;
  let isAgain = false;
  let isClosed = false;
  const later = () => {
    if (isClosed || timer !== null) return;
    if (isAtWork) {
      isAgain = true;
      return;
    }
    timer = setTimeout(() => {
      timer = null;
      isAtWork = true;
      thread ??= start(file, onDone);
      thread.checkpoint();
    }, pauseMs);
    timer.unref();
  };
  const onDone = (): void => {
    isAtWork = false;
    if (isAgain) later();
    isAgain = false;
  };
  return {
    afterWrite: later,
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      await thread?.end();
    },
  };
}

function startThread(file: string, onDone: () => void): Thread {
  const worker = new Worker(new URL('./checkpoint-thread.mjs', import.meta.url), {
    env: {},
    workerData: { file },
  });
  worker.unref();
  worker.on('message', onDone);
  // Without it the log grows until the process ends, and loses nothing.
  worker.on('error', () => {});
  return {
    checkpoint: () => worker.postMessage('checkpoint'),
    end: async () => {
      // Nothing else may keep the process alive that waits for it.
      worker.ref();
      const ended = once(worker, 'exit').catch(() => {});
      worker.postMessage('end');
      await ended;
    },
  };
}
