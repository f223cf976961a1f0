import path from 'node:path';
import pLimit from 'p-limit';
import type { Document } from '../../corpus/document/document.ts';
import { serverFolder } from '../../corpus/document/document-server.ts';
import { problemLines } from '../../corpus/document/problem.ts';
import type { Corpus } from '../../corpus/folder/assemble-corpus.ts';
import type { CorpusOptions, Wanted } from '../../corpus/folder/open-corpus.ts';
import { openCorpus } from '../../corpus/folder/open-corpus.ts';
import { watchCorpus } from '../../corpus/folder/watch-corpus.ts';
import { joinedIndexSteps, type QuoteIndex } from '../../quotes/index/quote-index.ts';
import { joinedLibrarySteps, type LibraryOptions } from '../../retrieval/index/build-library.ts';
import type { Library } from '../../retrieval/library.ts';
import type { Log } from '../../system/log.ts';
import { runYielding } from '../../system/yielding.ts';
import { type IndexedShelf, indexShelf } from './indexed-shelf.ts';
import { encodingBytes, shelfBytesSteps } from './shelf-bytes.ts';

/** What somebody is answered from. */
export interface Seen {
  readonly library: Library;
  /** The words of its documents, with their places; made when first asked for. */
  quotes(): Promise<QuoteIndex>;
}

/** A server's own documents, read, indexed and followed, with everyone's beside them. */
export interface OwnShelf {
  /** What is served, and what could not be read. */
  corpus(): Corpus;
  /** With everyone's shelf as it is now, which may first have to be put beside it. */
  seen(): Promise<Seen>;
  /** What is served already, without waiting; null where a document of everyone's in it has changed or gone. */
  seenBefore(): Seen | null;
  /** Reads what is wanted of it again; resolves when it is served. */
  reread(wanted?: Wanted): Promise<void>;
  /** The memory that it takes by itself, estimated. */
  bytes(): number;
  close(): Promise<void>;
}

export interface OwnShelfOptions {
  readonly dir: string;
  readonly serverId: string;
  readonly corpus: CorpusOptions;
  readonly library: LibraryOptions;
  /** Everyone's shelf of the moment. */
  readonly shared: () => SharedShelf;
  readonly log: Log;
  /** Told what could not be read when the shelf is opened, a line each. */
  readonly onProblems: (lines: readonly string[]) => void;
  /** Told before anyone is answered from these. */
  readonly onServed: (documents: readonly Document[]) => void | Promise<void>;
  /** Told when the shelf takes more memory than before. */
  readonly onGrown: () => void;
}

/** Everyone's documents, indexed, as what people see who have no others. */
export interface SharedShelf extends Seen {
  readonly shelf: IndexedShelf;
}

interface Serving extends Seen {
  readonly shelf: IndexedShelf;
  readonly shared: SharedShelf;
}

/** Nothing is looked at again; only keys that everyone's documents took meanwhile are given way to. */
const KEYS_ALONE: Wanted = { waitFor: () => false };

/** Reads and indexes a server's documents; those that take long come later. @throws what reading throws. */
export async function openOwnShelf(options: OwnShelfOptions): Promise<OwnShelf> {
  const { dir, serverId, log, shared, onServed, onGrown } = options;
  let bytes = 0;
  const open = openCorpus(dir, { ...options.corpus, shelf: serverId });
  const inTurn = pLimit(1);

  const weigh = async (shelf: IndexedShelf): Promise<void> => {
    bytes = await runYielding(shelfBytesSteps(shelf.segment, shelf.madeWords()));
    onGrown();
  };
  const make = async (corpus: Corpus, before?: IndexedShelf): Promise<Serving> => {
    const everyones = shared();
    const base = everyones.shelf.segment;
    const shelf = await indexShelf(open, corpus.documents, { before, base });
    if (corpus.documents.length === 0) return { ...everyones, shelf, shared: everyones };
    const segments = [base, shelf.segment];
    const library = await runYielding(joinedLibrarySteps(segments, options.library));
    let quotes: Promise<QuoteIndex> | undefined;
    const join = async () => {
      const isNew = shelf.madeWords() === undefined;
      const both = await Promise.all([shelf.words(), everyones.shelf.words()]);
      if (isNew) await weigh(shelf);
      return runYielding(joinedIndexSteps(both));
    };
    const words = () => {
      quotes ??= join();
      return quotes;
    };
    return { library, quotes: words, shelf, shared: everyones };
  };

  const first = await open.read({ waitFor: 'quick' });
  options.onProblems(problemLines(first.problems));
  let problems = first.problems;
  let documents = first.documents;
  let serving = await make(first);
  await weigh(serving.shelf);
  await onServed(first.documents);

  const takeOver = (corpus: Corpus) =>
    inTurn(async () => {
      const next = await make(corpus, serving.shelf);
      await onServed(corpus.documents);
      documents = corpus.documents;
      serving = next;
      await weigh(next.shelf);
    });
  const watching = watchCorpus(dir, open, first, {
    folder: path.join(dir, serverFolder(serverId)),
    mayBeEmpty: true,
    onRead: (corpus) => {
      problems = corpus.problems;
    },
    onChange: takeOver,
    log,
  });
  let renewing: Promise<void> | undefined;
  const renew = async (): Promise<void> => {
    const watch = await watching;
    await watch.reread(KEYS_ALONE);
    if (serving.shared !== shared()) await takeOver({ documents, problems });
  };

  return {
    corpus: () => ({ documents, problems }),
    async seen() {
      while (serving.shared !== shared()) {
        renewing ??= renew().finally(() => {
          renewing = undefined;
        });
        await renewing;
      }
      return serving;
    },
    seenBefore() {
      const now = new Set(shared().library.documents);
      return serving.shared.library.documents.every((one) => now.has(one)) ? serving : null;
    },
    reread: async (wanted) => (await watching).reread(wanted),
    // Vectors are made after the shelf, and in the background.
    bytes: () => bytes + encodingBytes(documents, options.library.encodings ?? (() => undefined)),
    async close() {
      await (await watching).close();
      await open.close();
    },
  };
}
