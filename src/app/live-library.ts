import type { LiveCorpus } from '../community/server-shelves.ts';
import type { Document } from '../corpus/document/document.ts';
import { isVisibleIn, serverOf } from '../corpus/document/document-server.ts';
import { problemLines } from '../corpus/document/problem.ts';
import { sweepLeftovers } from '../corpus/edit/sweep-leftovers.ts';
import type { Corpus } from '../corpus/folder/assemble-corpus.ts';
import { readFilled } from '../corpus/folder/corpus-folder.ts';
import { openCorpus } from '../corpus/folder/open-corpus.ts';
import { type CorpusWatch, watchCorpus } from '../corpus/folder/watch-corpus.ts';
import type { IsolatedReader } from '../corpus/reader/isolated-reader.ts';
import { buildQuoteIndex } from '../quotes/index/build-word-index.ts';
import { joinedIndexSteps, type QuoteIndex } from '../quotes/index/quote-index.ts';
import type { KnownEncodings } from '../retrieval/encoder/encodings.ts';
import { viewOf } from '../retrieval/index/library-view.ts';
import type { Library } from '../retrieval/library.ts';
import type { Log } from '../system/log.ts';
import { runYielding } from '../system/yielding.ts';
import { analysingReader } from './analysis-thread.ts';
import { type Indexes, indexCorpus } from './indexed-corpus.ts';
import { libraryOptions } from './open-library.ts';
import type { Settings } from './settings.ts';

/** The library of a running bot, which follows the documents folder. */
export interface LiveLibrary extends LiveCorpus {
  /** The whole library of the moment, with every server's documents. */
  whole(): Library;
  /**
   * What is seen in a server: its own documents and everyone's; null for everyone's alone. A question
   * that has begun keeps the library it began with.
   */
  seenIn(serverId: string | null): Library;
  /** The words of the whole library that holds these documents, with their places. */
  quoteIndex(documents: readonly Document[]): Promise<QuoteIndex>;
  /** Reads files that are handed in, as the folder's own are read. */
  readonly reader: IsolatedReader;
  /**
   * Follows changes on disk; `reread` waits for it. `beforeSwap` sees the new library before anyone is
   * answered from it.
   */
  follow(beforeSwap: (next: Library) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Reads the documents and indexes them. `reader` is closed with the library.
 * @throws PlainError when the folder is missing or holds no readable document.
 */
export async function openLiveLibrary(
  settings: Settings,
  log: Log,
  reader = analysingReader(),
  encodings?: KnownEncodings,
): Promise<LiveLibrary> {
  const { corpusDir, dataDir } = settings;
  const open = openCorpus(corpusDir, { dataDir, log, reader });
  const options = libraryOptions(settings, encodings);
  const leftovers = await sweepLeftovers(corpusDir);
  if (leftovers.length > 0) {
    log.info(`What was left half-written was taken away: ${leftovers.join(', ')}.`);
  }
  const stop = async () => {
    // First, so that nobody waits for a file that takes a minute.
    await reader.close();
    await open.close();
  };
  const first = await readFilled(open, corpusDir).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  for (const line of problemLines(first.problems)) log.warn(line);
  const quoteIndexes = new WeakMap<readonly Document[], QuoteIndex>();
  const indexed = async (documents: readonly Document[], before?: Indexes): Promise<Serving> => {
    const indexes = await indexCorpus(open, documents, options, before);
    quoteIndexes.set(
      indexes.library.documents,
      await runYielding(joinedIndexSteps([indexes.words])),
    );
    return { ...indexes, seenIn: viewsOf(indexes.library) };
  };
  let serving = await indexed(first.documents);
  let problems = first.problems;
  let close = stop;
  let started: (watch: CorpusWatch) => void;
  const watching = new Promise<CorpusWatch>((resolve) => {
    started = resolve;
  });

  return {
    whole: () => serving.library,
    seenIn: (serverId) => serving.seenIn(serverId),
    quoteIndex: async (documents) => quoteIndexes.get(documents) ?? buildQuoteIndex(documents),
    corpus: () => ({ documents: serving.library.documents, problems }),
    reader,
    reread: async (wanted) => (await watching).reread(wanted),
    async follow(beforeSwap) {
      const onChange = async ({ documents }: Corpus) => {
        const next = await indexed(documents, serving);
        await beforeSwap(next.library);
        serving = next;
      };
      const onRead = (corpus: Corpus) => {
        problems = corpus.problems;
      };
      const watch = await watchCorpus(corpusDir, open, first, { onRead, onChange, log });
      started(watch);
      close = async () => {
        await reader.close();
        await watch.close();
        await open.close();
      };
    },
    close: () => close(),
  };
}

/** What is answered from: all of it changes at once. */
interface Serving extends Indexes {
  readonly seenIn: (serverId: string | null) => Library;
}

/** The views of a library, each made once; servers without documents of their own share one. */
function viewsOf(library: Library): (serverId: string | null) => Library {
  const servers = new Set(library.documents.map(({ name }) => serverOf(name)));
  const views = new Map<string | null, Library>();
  return (serverId) => {
    const server = servers.has(serverId) ? serverId : null;
    const view = views.get(server) ?? viewOf(library, (document) => isVisibleIn(document, server));
    views.set(server, view);
    return view;
  };
}
