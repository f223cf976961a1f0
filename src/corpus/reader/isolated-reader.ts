import { runYielding } from '../../system/yielding.ts';
import { serverOf } from '../document/document-server.ts';
import { type FileRecord, fromRecordSteps, toRecord } from './file-record.ts';
import type { Parsed } from './parse-document.ts';
import type { SourceBytes } from './read-file.ts';
import type { ReadRequest } from './reader-worker.ts';
import { ReadingQueue, type Waiting } from './reading-queue.ts';
import { readingThread } from './reading-thread.ts';
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
  /** Seconds of the wall clock. Default 60. */
  readonly seconds?: number;
  /** MiB that the process may grow by, heap and buffers together. Default 1,024. */
  readonly memory?: number;
}

export interface ReaderOptions extends ReadingLimits {
  /** What reads; absent, a thread that reads and prepares nothing. */
  readonly thread?: ReadingThread;
}

/**
 * Reads files in threads of its own. Servers take turns, the smallest file of each first, and a file that
 * takes long goes on in a second thread, so that nobody waits for it who has a small one.
 */
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
/** Seconds after which a file that others may be waiting for is begun anew in the second thread. */
const QUICK_SECONDS = 5;
/** A file of more bytes is taken for one that takes longer, and begun in the second thread. */
const QUICK_BYTES = 4 * MIB;
const PLAIN_THREAD: ReadingThread = {
  module: new URL('./reader-thread.mjs', import.meta.url),
  version: `${READING_VERSION} read`,
};

interface Job extends Waiting {
  readonly request: ReadRequest;
  isLong: boolean;
  /** It was stopped once for memory that may have been the other thread's. */
  isSuspect: boolean;
  readonly settle: (record: FileRecord) => void;
}

/** The threads start with the first file for them and do not keep the process alive. */
export function isolatedReader({
  seconds = 60,
  memory = 1024,
  thread: { module, version } = PLAIN_THREAD,
}: ReaderOptions = {}): IsolatedReader {
  const queue = new ReadingQueue<Job>();
  const lanes = [false, true].map((isForLong) => ({
    isForLong,
    thread: readingThread(module, memory),
    job: null as Job | null,
  }));
  let closed = false;

  const run = async (lane: (typeof lanes)[number], job: Job): Promise<void> => {
    const allowed = lane.isForLong ? seconds : Math.min(seconds, QUICK_SECONDS);
    const hasCompany = () => lanes.some((other) => other !== lane && other.job !== null);
    const outcome = await lane.thread.read(job.request, allowed);
    const isPutOff = outcome.kind === 'slow' && allowed < seconds;
    const isUnclear = outcome.kind === 'large' && hasCompany() && !job.isSuspect;
    if (closed) job.settle(STOPPED());
    else if (isPutOff || isUnclear) {
      job.isLong ||= isPutOff;
      job.isSuspect ||= isUnclear;
      queue.add(job);
    } else if (outcome.kind === 'read') job.settle(outcome.record);
    else job.settle(failure(outcome.sentence));
    lane.job = null;
    pump();
  };

  const pump = (): void => {
    for (const lane of lanes) {
      if (lane.job) continue;
      lane.job = queue.take(({ isLong }) => isLong === lane.isForLong) ?? null;
      if (lane.job) void run(lane, lane.job);
    }
  };

  const inTurn = (request: ReadRequest): Promise<FileRecord> => {
    if (closed) return Promise.resolve(STOPPED());
    const { name, bytes } = request.source;
    return new Promise((settle) => {
      const owner = serverOf(name) ?? '';
      const isLong = bytes.byteLength > QUICK_BYTES;
      queue.add({ owner, bytes: bytes.byteLength, request, isLong, isSuspect: false, settle });
      pump();
    });
  };

  return {
    read: async (source) =>
      runYielding(fromRecordSteps(await inTurn({ source, isPrepared: false }))),
    readRecord: (source) => inTurn({ source, isPrepared: true }),
    version,
    close: async () => {
      closed = true;
      for (let job = queue.take(() => true); job; job = queue.take(() => true)) {
        job.settle(STOPPED());
      }
      await Promise.all(lanes.map(({ thread }) => thread.discard()));
    },
  };
}

const STOPPED = () => failure('reading was stopped because the program ends.');

function failure(message: string): FileRecord {
  const parsed: Parsed = { ok: false, faults: [{ line: null, message }] };
  return toRecord({ parsed, prepared: {} });
}
