import { Worker } from 'node:worker_threads';

/** Threads that turn texts into vectors, so that nothing else waits for it. */
export interface EncoderThreads {
  /**
   * The vector of a text; of an urgent one before all others that wait.
   * @throws Error when its thread ended, which it does when memory runs out.
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

/** `count` threads, each started with the first text for it; they do not keep the process alive. */
export function encoderThreads(count = 1): EncoderThreads {
  const urgent: Job[] = [];
  const patient: Job[] = [];
  const lanes: Lane[] = Array.from({ length: count }, () => ({ worker: null, job: null }));
  let closed = false;

  const start = (lane: Lane): Worker => {
    // Nothing of the environment, where the token is, and none of the process's own arguments.
    const worker = new Worker(new URL('./encoder-thread.mjs', import.meta.url), {
      env: {},
      execArgv: [],
    });
    worker.unref();
    worker.on('message', (vector: Float32Array) => {
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
      const error = new Error('The threads that encode are closed.');
      for (const job of [...urgent.splice(0), ...patient.splice(0)]) job.fail(error);
      await Promise.all(lanes.map(({ worker }) => worker?.terminate()));
    },
  };
}
