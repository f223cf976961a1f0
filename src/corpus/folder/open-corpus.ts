import type { Log } from '../../system/log.ts';
import type { Document } from '../document/document.ts';
import type { Problem } from '../document/problem.ts';
import { formatOf } from '../formats/formats.ts';
import { analysisCache } from '../reader/analysis-cache.ts';
import {
  type IsolatedReader,
  isolatedReader,
  type ReadingLimits,
} from '../reader/isolated-reader.ts';
import type { Parsed } from '../reader/parse-document.ts';
import type { SourceBytes } from '../reader/read-file.ts';
import { openSnapshot } from '../reader/snapshot.ts';
import { type Corpus, joinCorpus, type ParsedFile } from './assemble-corpus.ts';
import { listFiles } from './list-files.ts';
import { documentNameOf, readSource, sidecarOf, stampOf } from './source-file.ts';
import { unreadFiles } from './unread-files.ts';

export interface CorpusOptions {
  /** Where the snapshot of what was read is kept; absent: none is. */
  readonly dataDir?: string | undefined;
  readonly limits?: ReadingLimits | undefined;
  /** A reader to share; it is left open. Absent: one of its own, with `limits`. */
  readonly reader?: IsolatedReader | undefined;
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
   * objects. Files for which `anew` holds are read even if they did not change.
   * @throws PlainError when the folder is missing or cannot be listed.
   */
  read(anew?: (name: string) => boolean): Promise<Corpus>;
  /**
   * Something that the reading thread prepared of a document that `read` returned, by its name there.
   * Undefined where there is nothing.
   */
  preparedOf(document: Document, name: string): unknown;
  /** Forgets what was prepared of these documents. */
  forgetPrepared(documents: readonly Document[]): void;
  /** Stops what is being read and waits for the snapshot to be on disk. */
  close(): Promise<void>;
}

interface Entry {
  readonly stamp: string;
  readonly fingerprint: string;
  readonly problems: readonly Problem[];
  /** Keys of the sidecar that are not ours. */
  readonly foreign: readonly string[];
  readonly parsed: Parsed | null;
}

/** Files in memory at once, while the one before is being read. */
const AHEAD = 4;
const STILL_SERVED = 'The version read before is still served.';

export function openCorpus(dir: string, options: CorpusOptions = {}): OpenCorpus {
  const { dataDir } = options;
  const reader = options.reader ?? isolatedReader(options.limits);
  const entries = new Map<string, Entry>();
  const served = new Map<string, Parsed>();
  const snapshot =
    dataDir === undefined ? null : openSnapshot(dataDir, reader.version, options.log);
  const records = analysisCache(reader, snapshot);

  const read = async (anew: (name: string) => boolean = () => false): Promise<Corpus> => {
    const { names, refused, closed } = await listFiles(dir);
    const all = new Set(names);
    // Nothing is known of what lies in a folder that cannot be read, so it stays as it was.
    const isGone = (name: string) =>
      !all.has(name) && !closed.some((folder) => name.startsWith(folder));
    const links = new Set(refused.map(({ file }) => file));
    // Without its sidecar, a document that is meant for some would be shown to all.
    const wanted = names.filter(
      (name) => formatOf(name) !== null && sidecarOf(name, links) === undefined,
    );
    let done = 0;
    let isChanged = [...entries.keys()].some(isGone);
    await eachOf(wanted, AHEAD, async (name) => {
      const isAnew = anew(name);
      const before = isAnew ? undefined : entries.get(name);
      const entry = await readEntry(dir, name, all, before, (source, fingerprint) =>
        records.read(source, fingerprint, isAnew),
      );
      entries.set(name, entry);
      isChanged ||= entry.fingerprint !== before?.fingerprint;
      done += 1;
      options.onProgress?.(done, wanted.length, name);
    });
    for (const name of [...entries.keys()]) if (isGone(name)) entries.delete(name);
    for (const name of [...served.keys()]) if (isGone(name)) served.delete(name);
    const corpus = joined(entries, served);
    if (isChanged) snapshot?.keepOnly(keepable(entries));
    return { ...corpus, problems: [...refused, ...unreadFiles(names), ...corpus.problems] };
  };

  return {
    read,
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
function joined(entries: ReadonlyMap<string, Entry>, served: Map<string, Parsed>): Corpus {
  const files = [...entries].flatMap(([name, { parsed, foreign }]): ParsedFile[] =>
    parsed ? [{ name, parsed, foreign }] : [],
  );
  const unread = [...entries.values()].flatMap(({ problems }) => problems);
  const first = joinCorpus(files);
  const loaded = new Set(first.documents.map(({ name }) => name));
  const standIns = [...served].flatMap(([name, parsed]): ParsedFile[] =>
    loaded.has(name) ? [] : [{ name, parsed }],
  );
  const current = files.filter(({ name }) => loaded.has(name));
  const corpus = standIns.length === 0 ? first : joinCorpus([...current, ...standIns]);
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

async function eachOf<T>(
  items: readonly T[],
  ahead: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items].reverse();
  const lane = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: ahead }, lane));
}
