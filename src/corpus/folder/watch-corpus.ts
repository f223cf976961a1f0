import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import pLimit from 'p-limit';
import { PlainError } from '../../system/errors.ts';
import type { Log } from '../../system/log.ts';
import type { Document } from '../document/document.ts';
import { formatProblem, problemLines } from '../document/problem.ts';
import type { Corpus } from './assemble-corpus.ts';
import type { OpenCorpus, Wanted } from './open-corpus.ts';

export interface WatchOptions {
  /** What is watched, `dir` or a folder in it. Default `dir`. */
  readonly folder?: string;
  /** Folders in it that are not, by their path from `dir` with `/` at its end. */
  readonly isLeftOut?: (folder: string) => boolean;
  /** Whether it may suddenly hold nothing, and that be served. Default false. */
  readonly mayBeEmpty?: boolean;
  /** Called after every reading, before `onChange`. */
  readonly onRead?: (corpus: Corpus) => void;
  /** Called with the whole new corpus, never twice at once. */
  readonly onChange: (corpus: Corpus) => void | Promise<void>;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
}

export interface CorpusWatch {
  /**
   * Reads the folder again now, whatever the disk reported; resolves when what is `wanted` has been taken
   * over, be the folder empty: who asks means what is there.
   */
  reread: (wanted?: Wanted) => Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds: what changes within that time of each other is being written, and is read together. */
const WRITTEN_AFTER = 400;
/** Milliseconds after which a folder where something is always being written is read all the same. */
const AT_THE_LATEST = 1_500;

/**
 * Watches a corpus folder and hands over a new corpus within two seconds of a change. `current` is what
 * is being served. A folder that cannot be read, or suddenly holds nothing, leaves it in place.
 */
export async function watchCorpus(
  dir: string,
  open: OpenCorpus,
  current: Corpus,
  {
    folder = dir,
    isLeftOut = () => false,
    mayBeEmpty = false,
    onRead,
    onChange,
    log,
  }: WatchOptions,
): Promise<CorpusWatch> {
  let serving = current;
  let timer: NodeJS.Timeout | undefined;
  const oneAtATime = pLimit(1);
  let closed = false;

  const takeOver = async (isAsked: boolean, fresh: Corpus): Promise<void> => {
    if (closed) return;
    onRead?.(fresh);
    const change = changeBetween(serving.documents, fresh.documents);
    const known = new Set(serving.problems.map(formatProblem));
    const news = fresh.problems.filter((problem) => !known.has(formatProblem(problem)));
    for (const line of problemLines(news)) log.warn(line);
    if (fresh.documents.length === 0 && !isAsked && !mayBeEmpty) {
      log.warn(`The folder "${dir}" holds no document any more; the last ones are still served.`);
      return;
    }
    const before = serving;
    serving = { documents: before.documents, problems: fresh.problems };
    if (change === null) return;
    await onChange(fresh);
    serving = fresh;
    log.info(`The documents were read again: ${change}.`);
  };
  // Readings go on at once, so that no server waits for the files of another; what they found is taken over
  // one after the other.
  const readAgain = async (isAsked: boolean, wanted?: Wanted): Promise<void> => {
    try {
      const fresh = await open.read(wanted);
      await oneAtATime(() => takeOver(isAsked, fresh));
    } catch (error) {
      if (closed) return;
      if (error instanceof PlainError) log.warn(`${error.message} The last documents are served.`);
      else log.error({ err: error }, 'The changed documents could not be taken over.');
    }
  };

  const reread = (wanted?: Wanted): Promise<void> => readAgain(true, wanted);
  let waitingSince: number | null = null;
  const soon = () => {
    if (closed) return;
    clearTimeout(timer);
    waitingSince ??= performance.now();
    const left = waitingSince + AT_THE_LATEST - performance.now();
    timer = setTimeout(
      () => {
        waitingSince = null;
        void readAgain(false, { waitFor: 'quick' });
      },
      Math.max(0, Math.min(WRITTEN_AFTER, left)),
    );
  };
  open.onLate(soon);
  const isPassedOver = (file: string): boolean => {
    const inside = path.relative(dir, file).split(path.sep).join('/');
    return /(?:^|\/)\.[^/.]/.test(inside) || isLeftOut(`${inside}/`);
  };

  const watcher = watch(folder, {
    ignoreInitial: true,
    // Reading the folder names what cannot be read.
    ignorePermissionErrors: true,
    // A folder tells of its files too: a watch for each of them would be used up by a thousand servers.
    ignored: (file, stats) => stats?.isFile() === true || isPassedOver(file),
  });
  watcher.on('all', soon);
  watcher.on('raw', (_event, name, place) => {
    const { watchedPath } = place as { readonly watchedPath: string };
    if (!isPassedOver(path.join(watchedPath, name ?? ''))) soon();
  });
  watcher.on('error', (error) =>
    log.warn({ err: error }, `The folder "${folder}" cannot be watched.`),
  );
  await ready(watcher);
  // What changed between the first reading and now has been reported to nobody.
  soon();

  return {
    reread,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
      await oneAtATime(async () => {});
    },
  };
}

function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.once('ready', () => resolve());
    // A folder that cannot be watched has been reported; the bot goes on without.
    watcher.once('error', () => resolve());
  });
}

/** What changed, in words; null when nothing did. Documents that did not change are the same objects. */
function changeBetween(before: readonly Document[], after: readonly Document[]): string | null {
  const old = new Map(before.map((document) => [document.name, document]));
  const added = after.filter(({ name }) => !old.has(name)).length;
  const changed = after.filter((one) => old.has(one.name) && old.get(one.name) !== one).length;
  const removed = before.length - (after.length - added);
  if (added + changed + removed === 0) return null;
  return `${added} added, ${changed} changed, ${removed} removed`;
}
