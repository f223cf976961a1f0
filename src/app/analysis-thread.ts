import type { Document } from '../corpus/document/document.ts';
import type { OpenCorpus } from '../corpus/folder/open-corpus.ts';
import {
  type IsolatedReader,
  isolatedReader,
  type ReadingThread,
} from '../corpus/reader/isolated-reader.ts';
import { READING_VERSION } from '../corpus/reader/reading-version.ts';
import type { DocumentWords, KnownWords } from '../quotes/index/document-words.ts';
import type { DocumentTerms, KnownTerms } from '../retrieval/terms/document-terms.ts';

/** What the reading thread prepares of a document for the two indexes. */
export type PreparedDocument = Readonly<
  Pick<DocumentTerms, keyof DocumentTerms> & Pick<DocumentWords, keyof DocumentWords>
>;

/** What the thread prepared of the documents that `open` read, for the index of passages. */
export function preparedTerms(open: OpenCorpus): KnownTerms {
  return {
    vocabulary: (document) => preparedOf(open, document, 'vocabulary'),
    tokens: (document) => preparedOf(open, document, 'tokens'),
  };
}

/** The same for the index of quotations. */
export function preparedWords(open: OpenCorpus): KnownWords {
  return {
    forms: (document) => preparedOf(open, document, 'forms'),
    places: (document) => preparedOf(open, document, 'places'),
  };
}

function preparedOf<Name extends keyof PreparedDocument>(
  open: OpenCorpus,
  document: Document,
  name: Name,
): PreparedDocument[Name] | undefined {
  return open.preparedOf(document, name) as PreparedDocument[Name] | undefined;
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
