import type { Log } from '../../system/log.ts';
import type { Document } from '../document/document.ts';
import type { Problem } from '../document/problem.ts';
import { formatOf } from '../formats/formats.ts';
import { analysisCache, type PreparedPart } from '../reader/analysis-cache.ts';
import {
  type IsolatedReader,
  isolatedReader,
  type ReadingLimits,
} from '../reader/isolated-reader.ts';
import type { Parsed } from '../reader/parse-document.ts';
import type { SourceBytes } from '../reader/read-file.ts';
import { openSnapshot } from '../reader/snapshot.ts';
import { type Corpus, joinCorpus, type ParsedFile } from './assemble-corpus.ts';
import { filesUnderWay } from './files-under-way.ts';
import { type Listing, listFiles, type Shelf } from './list-files.ts';
import { documentNameOf, readSource, sidecarOf, stampOf } from './source-file.ts';
import { unreadFiles } from './unread-files.ts';

export interface CorpusOptions {
  /** Which documents of the folder; absent: all. */
  readonly shelf?: Shelf | undefined;
  /** The keys of everyone's documents, for a server's shelf: a made-up key is none of them. */
  readonly everyones?: (() => ReadonlySet<string>) | undefined;
  /** Where the snapshot of what was read is kept; absent: none is. */
  readonly dataDir?: string | undefined;
  readonly limits?: ReadingLimits | undefined;
  /** A reader to share; it is left open. Absent: one of its own, with `limits`. */
  readonly reader?: IsolatedReader | undefined;
  /** Milliseconds without any file read after which those under way take long. Default 5,000. */
  readonly patience?: number | undefined;
  /** Called after every file. */
  readonly onProgress?: ((done: number, total: number, name: string) => void) | undefined;
  /** Told when the snapshot cannot be written. */
  readonly log?: Pick<Log, 'warn'> | undefined;
}

/** The documents of a folder, which can be read again when it has changed. */
export interface OpenCorpus {
  /**
   * What the folder holds now. Only files that changed are read; a document whose new version cannot
   * be read stays as it was, with a problem that says so. Documents that did not change stay the same
   * objects. Several readings may go on at once: each waits for its own files alone.
   * @throws PlainError when the folder is missing or cannot be listed.
   */
  read(wanted?: Wanted): Promise<Corpus>;
  /** Calls `listener` whenever a file has been read that no reading waited for. */
  onLate(listener: () => void): void;
  /**
   * A part of what the reading thread prepared of a document that `read` returned; undefined where it
   * prepared none.
   */
  preparedOf<Value>(document: Document, part: PreparedPart<Value>): Value | undefined;
  /** Frees the memory of what was prepared of these documents; what lies on disk is found there again. */
  forgetPrepared(documents: readonly Document[]): void;
  /** Stops what is being read and waits for the snapshot to be on disk. */
  close(): Promise<void>;
}

/** What a reading is for. */
export interface Wanted {
  /** Files that are read even if they did not change. Absent: none. */
  readonly anew?: ((name: string) => boolean) | undefined;
  /**
   * Files that are looked at. Absent: all; `'quick'`: all, and those that take long are not waited for but
   * served when they have been read.
   */
  readonly waitFor?: ((name: string) => boolean) | 'quick' | undefined;
  /** Of a quick reading; absent: as the corpus was opened with. */
  readonly patience?: number | undefined;
}

interface Entry {
  readonly stamp: string;
  readonly fingerprint: string;
  readonly problems: readonly Problem[];
  /** Keys of the sidecar that are not ours. */
  readonly foreign: readonly string[];
  readonly parsed: Parsed | null;
}

const PATIENCE = 5_000;
const STILL_SERVED = 'The version read before is still served.';

export function openCorpus(dir: string, options: CorpusOptions = {}): OpenCorpus {
  const { dataDir, patience = PATIENCE, shelf = 'all', everyones = () => new Set() } = options;
  const reader = options.reader ?? isolatedReader(options.limits);
  const entries = new Map<string, Entry>();
  const served = new Map<string, Parsed>();
  const snapshot =
    dataDir === undefined ? null : openSnapshot(dataDir, reader.version, options.log);
  const records = analysisCache(reader, snapshot);
  const underWay = filesUnderWay();

  const look = async (name: string, all: ReadonlySet<string>, isAnew: boolean) => {
    const before = isAnew ? undefined : entries.get(name);
    const entry = await readEntry(dir, name, all, before, (source, fingerprint) =>
      records.read(source, fingerprint, isAnew),
    );
    entries.set(name, entry);
    return entry.fingerprint !== before?.fingerprint;
  };

  const read = async ({ anew = () => false, waitFor, ...wait }: Wanted = {}): Promise<Corpus> => {
    const first = await listFiles(dir, undefined, shelf);
    const all = new Set(first.names);
    const wanted = documentsIn(first);
    let done = 0;
    let isChanged = false;
    const waiting = new Map<string, Promise<void>>();
    for (const name of wanted) {
      // What takes long is looked at again once it is done.
      if (waitFor === 'quick' && underWay.isLate(name)) continue;
      if (typeof waitFor === 'function' && !waitFor(name)) continue;
      const reading = underWay.begin(name, async () => {
        isChanged = (await look(name, all, anew(name))) || isChanged;
        done += 1;
        options.onProgress?.(done, wanted.length, name);
      });
      waiting.set(name, reading);
    }
    await underWay.wait(waiting, waitFor === 'quick' ? (wait.patience ?? patience) : null);
    // Something may have come or gone meanwhile, and been taken over by another reading.
    const { names, refused, closed } =
      waiting.size > 0 ? await listFiles(dir, undefined, shelf) : first;
    const there = new Set(names);
    // Nothing is known of what lies in a folder that cannot be read, so it stays as it was.
    const isGone = (name: string) =>
      !there.has(name) && !closed.some((folder) => name.startsWith(folder));
    isChanged ||= [...entries.keys()].some(isGone);
    for (const name of [...entries.keys()]) if (isGone(name)) entries.delete(name);
    for (const name of [...served.keys()]) if (isGone(name)) served.delete(name);
    const corpus = joined(entries, served, everyones());
    if (isChanged) snapshot?.keepOnly(keepable(entries), shelf);
    const unfinished = names
      .filter(underWay.isLate)
      .map((name) => notYetRead(name, served.has(name)));
    return {
      ...corpus,
      problems: [...refused, ...unreadFiles(names), ...unfinished, ...corpus.problems],
    };
  };

  return {
    read,
    onLate: underWay.onLate,
    preparedOf: records.preparedOf,
    forgetPrepared: records.forget,
    close: async () => {
      if (!options.reader) await reader.close();
      await snapshot?.close();
    },
  };
}

async function readEntry(
  dir: string,
  name: string,
  names: ReadonlySet<string>,
  before: Entry | undefined,
  parse: (source: SourceBytes, fingerprint: string) => Promise<Parsed>,
): Promise<Entry> {
  const sidecar = sidecarOf(name, names);
  const stamp = await stampOf(dir, [name, sidecar]).catch(() => '');
  if (before && stamp !== '' && before.stamp === stamp) return before;
  const source = await readSource(dir, name, sidecar);
  if (!source.ok) {
    return { stamp, fingerprint: '', problems: source.problems, foreign: [], parsed: null };
  }
  const { fingerprint, problems, foreign } = source;
  if (before?.fingerprint === fingerprint) return { ...before, stamp };
  const parsed = await parse({ name, bytes: source.bytes, sidecar: source.sidecar }, fingerprint);
  return { stamp, fingerprint, problems, foreign, parsed };
}

/** Joins what was read; where a new version fails, the version served before stands in. */
function joined(
  entries: ReadonlyMap<string, Entry>,
  served: Map<string, Parsed>,
  everyones: ReadonlySet<string>,
): Corpus {
  const files = [...entries].flatMap(([name, { parsed, foreign }]): ParsedFile[] =>
    parsed ? [{ name, parsed, foreign }] : [],
  );
  const unread = [...entries.values()].flatMap(({ problems }) => problems);
  const first = joinCorpus(files, everyones);
  const loaded = new Set(first.documents.map(({ name }) => name));
  const standIns = [...served].flatMap(([name, parsed]): ParsedFile[] =>
    loaded.has(name) ? [] : [{ name, parsed }],
  );
  const current = files.filter(({ name }) => loaded.has(name));
  const corpus = standIns.length === 0 ? first : joinCorpus([...current, ...standIns], everyones);
  const all = new Set(corpus.documents.map(({ name }) => name));
  const problems = [...unread, ...first.problems].map((problem) => {
    const name = documentNameOf(problem.file);
    // A stand-in whose key is another document's by now is not served either.
    const isOld = all.has(name) && !loaded.has(name);
    return isOld ? { ...problem, message: `${problem.message} ${STILL_SERVED}` } : problem;
  });
  for (const { name, parsed } of current) served.set(name, parsed);
  return { documents: corpus.documents, problems };
}

function keepable(entries: ReadonlyMap<string, Entry>): { name: string; fingerprint: string }[] {
  return [...entries].flatMap(([name, { fingerprint, parsed }]) =>
    parsed?.ok ? [{ name, fingerprint }] : [],
  );
}

/** The files that are documents. */
function documentsIn({ names, refused }: Listing): string[] {
  const links = new Set(refused.map(({ file }) => file));
  // Without its sidecar, a document that is meant for some would be shown to all.
  return names.filter((name) => formatOf(name) !== null && sidecarOf(name, links) === undefined);
}

function notYetRead(file: string, isServed: boolean): Problem {
  const message = `this takes long to read and is not served yet.${isServed ? ` ${STILL_SERVED}` : ''}`;
  return { file, line: null, kind: 'part', message };
}
