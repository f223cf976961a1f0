import type { Settings } from './config.ts';
import type { Corpus } from './corpus/assemble-corpus.ts';
import { nothingToRead } from './corpus/corpus-folder.ts';
import { openCorpus } from './corpus/open-corpus.ts';
import { formatProblem } from './corpus/problem.ts';
import { watchCorpus } from './corpus/watch-corpus.ts';
import type { Log } from './log.ts';
import { libraryOptions } from './open-library.ts';
import { buildLibrary, librarySteps } from './retrieval/build-library.ts';
import type { Library } from './retrieval/library.ts';
import { viewOf } from './retrieval/library-view.ts';
import { inTurns } from './steps.ts';

/** The library of a running bot, which follows the documents folder. */
export interface ServedLibrary {
  /** The whole library of the moment; a question that has begun keeps the one it began with. */
  current(): Library;
  /** Follows changes on disk; `beforeSwap` sees the new library before anyone is answered from it. */
  follow(beforeSwap: (next: Library) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Reads the documents and indexes them.
 * @throws PlainError when the folder is missing or holds no readable document.
 */
export async function serveLibrary(settings: Settings, log: Log): Promise<ServedLibrary> {
  const { corpusDir, dataDir } = settings;
  const open = openCorpus(corpusDir, { dataDir, log });
  const options = libraryOptions(settings);
  const first = await open.read();
  if (first.documents.length === 0) {
    await open.close();
    throw nothingToRead(corpusDir, first.problems);
  }
  for (const problem of first.problems) log.warn(formatProblem(problem));
  let library = visible(buildLibrary(first.documents, options));
  let close = () => open.close();

  return {
    current: () => library,
    async follow(beforeSwap) {
      const onChange = async ({ documents }: Corpus) => {
        const next = visible(await inTurns(librarySteps(documents, options)));
        await beforeSwap(next);
        library = next;
      };
      const watch = await watchCorpus(corpusDir, open, first, { onChange, log });
      close = async () => {
        await watch.close();
        await open.close();
      };
    },
    close: () => close(),
  };
}

/** What everyone may see; a document with `public: false` belongs to servers it is assigned to. */
function visible(library: Library): Library {
  return viewOf(library, ({ metadata }) => metadata.public);
}
