import type { Document } from '../corpus/document/document.ts';
import type { OpenCorpus } from '../corpus/folder/open-corpus.ts';
import { wordIndexSteps } from '../quotes/index/build-word-index.ts';
import type { WordIndex } from '../quotes/index/word-index.ts';
import {
  type IndexedLibrary,
  type LibraryOptions,
  librarySteps,
} from '../retrieval/index/build-library.ts';
import { runYielding } from '../system/yielding.ts';
import { preparedTerms, preparedWords } from './analysis-thread.ts';

/** Documents indexed for questions and for quotations. */
export interface Indexes {
  readonly library: IndexedLibrary;
  readonly words: WordIndex;
}

/**
 * Indexes documents that `open` read, from what its thread prepared of the new ones and from the indexes
 * before. Other work is let in between.
 */
export async function indexCorpus(
  open: OpenCorpus,
  documents: readonly Document[],
  options: LibraryOptions,
  before?: Indexes,
): Promise<Indexes> {
  const library = await runYielding(
    librarySteps(documents, options, {
      previous: before?.library.index.segments[0],
      terms: preparedTerms(open),
    }),
  );
  const words = await runYielding(
    wordIndexSteps(library.documents, {
      previous: before?.words,
      words: preparedWords(open),
    }),
  );
  open.forgetPrepared(documents);
  return { library, words };
}
