import { Worker } from 'node:worker_threads';

/** Threads that turn texts into vectors, so that nothing else waits for it. */
export interface EncoderThreads {
  /**
   * The vector of a text; of an urgent one before all others that wait.
   * @throws Error when the thread that had the text ended, as it does when memory runs out. Another takes its
   * place, unless it ended before its first vector: the next one would end likewise.
   */
  encode(text: string, urgency?: 'urgent' | 'patient'): Promise<Float32Array>;
  close(): Promise<void>;
}

interface Job {
  readonly text: string;
  readonly settle: (vector: Float32Array) => void;
  readonly fail: (error: Error) => void;
}

interface Lane {
  worker: Worker | null;
  job: Job | null;
}

/** The module that each thread runs. */
const MODULE = new URL('./encoder-thread.mjs', import.meta.url);

/** `count` threads, each started with the first text for it; they keep the process alive while they encode. */
export function encoderThreads(count = 1, module = MODULE): EncoderThreads {
  const urgent: Job[] = [];
  const patient: Job[] = [];
  const lanes: Lane[] = Array.from({ length: count }, () => ({ worker: null, job: null }));
  let closed = false;

  const failWaiting = (error: Error): void => {
    for (const job of [...urgent.splice(0), ...patient.splice(0)]) job.fail(error);
  };

  const start = (lane: Lane): Worker => {
    // Nothing of the environment, where the token is, and none of the process's own arguments.
    const worker = new Worker(module, { env: {}, execArgv: [] });
    let hasEncoded = false;
    worker.unref();
    worker.on('message', (vector: Float32Array) => {
      hasEncoded = true;
      lane.job?.settle(vector);
      lane.job = null;
      worker.unref();
      next();
    });
    const end = (error: Error) => {
      if (lane.worker !== worker) return;
      lane.worker = null;
      lane.job?.fail(error);
      lane.job = null;
      // The next one would end in the same way, and so on for every text that waits.
      if (!hasEncoded) failWaiting(error);
      next();
    };
    worker.on('error', end);
    worker.on('exit', () => end(new Error('The thread that encodes ended.')));
    lane.worker = worker;
    return worker;
  };

  const next = (): void => {
    for (const lane of lanes) {
      if (closed || lane.job !== null) continue;
      const job = urgent.shift() ?? patient.shift();
      if (job === undefined) return;
      lane.job = job;
      const worker = lane.worker ?? start(lane);
      worker.ref();
      worker.postMessage(job.text);
    }
  };

  return {
    encode: (text, urgency = 'patient') =>
      new Promise((settle, fail) => {
        if (closed) return fail(new Error('The threads that encode are closed.'));
        (urgency === 'urgent' ? urgent : patient).push({ text, settle, fail });
        next();
      }),
    async close() {
      closed = true;
      failWaiting(new Error('The threads that encode are closed.'));
      await Promise.all(lanes.map(({ worker }) => worker?.terminate()));
    },
  };
}
