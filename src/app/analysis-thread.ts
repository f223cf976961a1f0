import type { OpenCorpus } from '../corpus/folder/open-corpus.ts';
import type { PreparedPart } from '../corpus/reader/analysis-cache.ts';
import {
  type IsolatedReader,
  isolatedReader,
  type ReadingThread,
} from '../corpus/reader/isolated-reader.ts';
import { READING_VERSION } from '../corpus/reader/reading-version.ts';
import {
  type DocumentWords,
  isDocumentForms,
  isDocumentPlaces,
  type KnownWords,
} from '../quotes/index/document-words.ts';
import {
  type DocumentTerms,
  isDocumentTokens,
  isDocumentVocabulary,
  type KnownTerms,
} from '../retrieval/terms/document-terms.ts';

/** What the reading thread prepares of a document for the two indexes. */
export type PreparedDocument = Readonly<
  Pick<DocumentTerms, keyof DocumentTerms> & Pick<DocumentWords, keyof DocumentWords>
>;

/** The parts that the thread prepares, each checked when it comes back from the thread or the disk. */
const PARTS = {
  vocabulary: { name: 'vocabulary', is: isDocumentVocabulary },
  tokens: { name: 'tokens', is: isDocumentTokens },
  forms: { name: 'forms', is: isDocumentForms },
  places: { name: 'places', is: isDocumentPlaces },
} as const satisfies { [Name in keyof PreparedDocument]: PreparedPart<PreparedDocument[Name]> };

/** What the thread prepared of the documents that `open` read, for the index of passages. */
export function preparedTerms(open: OpenCorpus): KnownTerms {
  return {
    vocabulary: (document) => open.preparedOf(document, PARTS.vocabulary),
    tokens: (document) => open.preparedOf(document, PARTS.tokens),
  };
}

/** What the thread prepared of the documents that `open` read, for the index of quotations. */
export function preparedWords(open: OpenCorpus): KnownWords {
  return {
    forms: (document) => open.preparedOf(document, PARTS.forms),
    places: (document) => open.preparedOf(document, PARTS.places),
  };
}

/** The thread that reads and analyses. */
export const ANALYSING_THREAD: ReadingThread = {
  module: new URL('./analysis-thread.mjs', import.meta.url),
  version: `${READING_VERSION} analysed`,
};

/** Reads files and analyses them, wherever they are read: a check that did less would miss faults. */
export function analysingReader(): IsolatedReader {
  return isolatedReader({ thread: ANALYSING_THREAD });
}
