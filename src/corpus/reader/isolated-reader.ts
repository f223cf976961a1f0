import { Worker } from 'node:worker_threads';
import { type FileRecord, fromRecord, toRecord } from './file-record.ts';
import type { Parsed } from './parse-document.ts';
import type { SourceBytes } from './read-file.ts';
import type { ReadRequest } from './reader-worker.ts';
import { READING_VERSION } from './reading-version.ts';

/** The code that reads, and what it prepares of a document beside. */
export interface ReadingThread {
  /** A module that calls `serveReads`. */
  readonly module: URL;
  /** Changes whenever it reads or prepares anything otherwise. */
  readonly version: string;
}

/** What reading one file may cost. */
export interface ReadingLimits {
  /** Of the wall clock. Default 60. */
  readonly seconds?: number;
  /** MiB that the process may grow by, heap and buffers together. Default 1,024. */
  readonly memory?: number;
}

export interface ReaderOptions extends ReadingLimits {
  /** Absent: one that only reads. */
  readonly thread?: ReadingThread;
}

/** Reads files in a thread of its own, one after the other. */
export interface IsolatedReader {
  /** Never rejects; a file that breaks a limit ends in one sentence, and the next gets a new thread. */
  read(source: SourceBytes): Promise<Parsed>;
  /** The same as it was sent, with what the thread prepares of a document. */
  readRecord(source: SourceBytes): Promise<FileRecord>;
  /** Changes whenever anything is read or prepared otherwise. */
  readonly version: string;
  close(): Promise<void>;
}

const MIB = 1024 * 1024;
/** Buffers are outside V8's own limit, so the process is looked at this often (milliseconds). */
const LOOK_EVERY = 50;
/** The parsers hold 100 MiB; after this long without a file (milliseconds) the thread goes. */
const IDLE = 30_000;
const PLAIN_THREAD: ReadingThread = {
  module: new URL('./reader-thread.mjs', import.meta.url),
  version: `${READING_VERSION} read`,
};

/** The thread starts with the first file and does not keep the process alive. */
export function isolatedReader({
  seconds = 60,
  memory = 1024,
  thread: { module, version } = PLAIN_THREAD,
}: ReaderOptions = {}): IsolatedReader {
  let thread: Promise<Worker> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const discard = async (): Promise<void> => {
    clearTimeout(idle);
    const old = thread;
    thread = null;
    await (await old?.catch(() => null))?.terminate();
  };

  const readNow = async (request: ReadRequest): Promise<FileRecord> => {
    if (closed) return failure('reading was stopped because the program ends.');
    clearTimeout(idle);
    thread ??= startThread(module, memory);
    try {
      const worker = await thread;
      const outcome = await finish(worker, request, { seconds, memory });
      if (!outcome.healthy) await discard();
      else {
        worker.unref();
        idle = setTimeout(discard, IDLE).unref();
      }
      return outcome.record;
    } catch (error) {
      thread = null;
      const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown reason';
      return failure(`the file cannot be read because no reader starts (${reason}).`);
    }
  };

  const inTurn = (request: ReadRequest): Promise<FileRecord> => {
    const result = queue.then(() => readNow(request));
    queue = result;
    return result;
  };

  return {
    read: async (source) => fromRecord(await inTurn({ source, isPrepared: false })),
    readRecord: (source) => inTurn({ source, isPrepared: true }),
    version,
    close: async () => {
      closed = true;
      await discard();
    },
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

interface Outcome {
  readonly record: FileRecord;
  /** Whether the thread may read another file. */
  readonly healthy: boolean;
}

function finish(
  worker: Worker,
  request: ReadRequest,
  { seconds, memory }: Required<ReadingLimits>,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss();
    const clock = setTimeout(() => fail(tookTooLong(seconds)), seconds * 1000);
    const scale = setInterval(() => {
      if (process.memoryUsage.rss() - before > memory * MIB) fail(tookTooMuch(memory));
    }, LOOK_EVERY);
    const settle = (outcome: Outcome) => {
      clearTimeout(clock);
      clearInterval(scale);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(outcome);
    };
    const fail = (sentence: string) => settle({ record: failure(sentence), healthy: false });
    const onMessage = (record: FileRecord) => settle({ record, healthy: true });
    const onError = (error: Error) => {
      const full = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(
        full ? tookTooMuch(memory) : `the file cannot be read (${error.message.split('\n')[0]}).`,
      );
    };
    const onExit = () => fail('the file cannot be read: it stopped the reader.');
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    worker.postMessage(request);
  });
}

function failure(message: string): FileRecord {
  const parsed: Parsed = { ok: false, faults: [{ line: null, message }] };
  return toRecord({ parsed, prepared: {} });
}

function tookTooLong(seconds: number): string {
  return `reading took longer than ${seconds} seconds and was stopped; split the file, or save it as plain text.`;
}

function tookTooMuch(memory: number): string {
  return `reading needed more than ${memory} MiB of memory and was stopped; split the file, or save it as plain text.`;
}
