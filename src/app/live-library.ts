import type { LiveCorpus } from '../community/server-shelves.ts';
import type { Document } from '../corpus/document/document.ts';
import { isServerFolder, isVisibleIn } from '../corpus/document/document-server.ts';
import { problemLines } from '../corpus/document/problem.ts';
import { sweepLeftovers } from '../corpus/edit/sweep-leftovers.ts';
import { type Corpus, keysForAll } from '../corpus/folder/assemble-corpus.ts';
import { readFilled } from '../corpus/folder/corpus-folder.ts';
import { openCorpus } from '../corpus/folder/open-corpus.ts';
import { serversIn } from '../corpus/folder/server-folders.ts';
import { type CorpusWatch, watchCorpus } from '../corpus/folder/watch-corpus.ts';
import type { IsolatedReader } from '../corpus/reader/isolated-reader.ts';
import { joinedIndexSteps, type QuoteIndex } from '../quotes/index/quote-index.ts';
import type { KnownEncodings } from '../retrieval/encoder/encodings.ts';
import { joinedLibrarySteps } from '../retrieval/index/build-library.ts';
import type { Library } from '../retrieval/library.ts';
import type { Log } from '../system/log.ts';
import { runYielding } from '../system/yielding.ts';
import { analysingReader } from './analysis-thread.ts';
import { type LibraryFigures, libraryFigures } from './library-figures.ts';
import { libraryOptions } from './open-library.ts';
import type { Settings } from './settings.ts';
import { indexShelf } from './shelves/indexed-shelf.ts';
import { forgetOthers } from './shelves/kept-of-servers.ts';
import type { Seen, SharedShelf } from './shelves/own-shelf.ts';
import { ownShelves } from './shelves/own-shelves.ts';

/** What a running bot answers from, which follows the documents folder. */
export interface LiveLibrary extends LiveCorpus {
  /** Everyone's documents, of the moment. */
  shared(): Library;
  /**
   * What is seen in a server: its own documents and everyone's; null for everyone's alone. A question
   * that has begun keeps the library it began with. `isAlone`: without everyone's.
   * @throws PlainError when the server's documents are being read, and that takes long.
   */
  seenIn(serverId: string | null, isAlone?: boolean): Promise<Library>;
  /** The words of such a library's documents, with their places. */
  quoteIndex(library: Library): Promise<QuoteIndex>;
  /** The documents in memory: everyone's, and those of servers where somebody asked. */
  loaded(): readonly Document[];
  figures(): LibraryFigures;
  /** Reads files that are handed in, as the folder's own are read. */
  readonly reader: IsolatedReader;
  /**
   * Follows changes on disk; `reread` of everyone's documents waits for it. `onServed` is told of the documents of
   * each shelf, everyone's (null) and servers', when they have changed or come into memory, before anyone is
   * answered from them.
   */
  follow(onServed: OnServed): Promise<void>;
  close(): Promise<void>;
}

type OnServed = (documents: readonly Document[], serverId: string | null) => void | Promise<void>;

export interface LiveLibraryOptions {
  /** Closed with the library. */
  readonly reader?: IsolatedReader;
  readonly encodings?: KnownEncodings | undefined;
  /** Milliseconds that a person is kept waiting for documents to be read; see `ownShelves`. */
  readonly patience?: number;
}

/** Milliseconds without any file read after which a start no longer waits for those that take long. */
const START_PATIENCE = 15_000;

/**
 * Reads everyone's documents and indexes them; those of servers are read when somebody asks there, and a
 * file that takes long comes in once it has been read.
 * @throws PlainError when the folder is missing or holds no readable document, nor any server's.
 */
export async function openLiveLibrary(
  settings: Settings,
  log: Log,
  { reader = analysingReader(), encodings, ...waiting }: LiveLibraryOptions = {},
): Promise<LiveLibrary> {
  const { corpusDir: dir, dataDir } = settings;
  const corpus = { dataDir, log, reader };
  const open = openCorpus(dir, { ...corpus, shelf: null });
  const options = libraryOptions(settings, encodings);
  const leftovers = await sweepLeftovers(dir);
  if (leftovers.length > 0) {
    log.info(`What was left half-written was taken away: ${leftovers.join(', ')}.`);
  }
  const servers = await serversIn(dir);
  let watch: CorpusWatch | undefined;
  const close = async () => {
    // First, so that nobody waits for a file that takes a minute.
    await reader.close();
    await watch?.close();
    await own.close();
    await open.close();
  };
  let onServed: OnServed = () => {};
  let shared: SharedShelf;
  let nothing: SharedShelf;
  const own = ownShelves({
    dir,
    dataDir,
    corpus: { ...corpus, everyones: () => new Set(keysForAll(shared.library.documents)) },
    library: options,
    shared: () => shared,
    nothing: () => nothing,
    memory: () => settings.shelvesMemory,
    ...waiting,
    log,
    onServed: (serverId, documents) => onServed(documents, serverId),
  });
  const quick = { waitFor: 'quick', patience: START_PATIENCE } as const;
  const filled = () => readFilled(open, dir, START_PATIENCE);
  const first = await (servers.length > 0 ? open.read(quick) : filled()).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  for (const line of problemLines(first.problems)) log.warn(line);
  await forgetOthers(dataDir, servers);
  const indexed = async (documents: readonly Document[], before?: SharedShelf) => {
    const visible = documents.filter((document) => isVisibleIn(document, null));
    const shelf = await indexShelf(open, visible, { before: before?.shelf });
    const library = await runYielding(joinedLibrarySteps([shelf.segment], options));
    let joined: Promise<QuoteIndex> | undefined;
    const quotes = () => {
      joined ??= shelf.words().then((words) => runYielding(joinedIndexSteps([words])));
      return joined;
    };
    return { shelf, library, quotes };
  };
  shared = await indexed(first.documents);
  nothing = await indexed([]);
  let { documents, problems } = first;
  let readAt = new Date();
  let started: (watch: CorpusWatch) => void;
  const watching = new Promise<CorpusWatch>((resolve) => {
    started = resolve;
  });
  /** How quotations are checked against a library that was handed out. */
  const quotesOf = new WeakMap<Library, Seen['quotes']>();
  const handedOut = ({ library, quotes }: Seen): Library => {
    quotesOf.set(library, quotes);
    return library;
  };

  return {
    shared: () => handedOut(shared),
    seenIn: async (serverId, isAlone = false) =>
      handedOut(serverId === null ? shared : await own.seenIn(serverId, isAlone)),
    async quoteIndex(library) {
      const quotes = quotesOf.get(library);
      if (quotes === undefined) throw new TypeError('The library is none that was handed out.');
      return quotes();
    },
    loaded: () => [
      ...shared.library.documents,
      ...own.loaded().flatMap(({ shelf }) => shelf.corpus().documents),
    ],
    figures: () =>
      libraryFigures(
        { documents: shared.library.documents, problems, readAt },
        own.loaded().map(({ shelf }) => ({ ...shelf.corpus(), bytes: shelf.bytes() })),
      ),
    servers: () => serversIn(dir),
    corpus: async (serverId) =>
      serverId === null ? { documents, problems } : own.corpus(serverId),
    reader,
    reread: async (serverId, wanted) =>
      serverId === null ? (await watching).reread(wanted) : own.reread(serverId, wanted),
    async follow(listener) {
      onServed = listener;
      await onServed(shared.library.documents, null);
      for (const { id, shelf } of own.loaded()) await onServed(shelf.corpus().documents, id);
      const onChange = async (fresh: Corpus) => {
        const next = await indexed(fresh.documents, shared);
        await onServed(next.library.documents, null);
        ({ documents } = fresh);
        shared = next;
        void own.renew();
      };
      const onRead = (fresh: Corpus) => {
        ({ problems } = fresh);
        readAt = new Date();
      };
      const isLeftOut = isServerFolder;
      watch = await watchCorpus(dir, open, first, { isLeftOut, onRead, onChange, log });
      started(watch);
    },
    close,
  };
}
