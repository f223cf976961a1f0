import type { DocumentWords } from './citations/document-words.ts';
import type { Document } from './corpus/document.ts';
import type { ReadingThread } from './corpus/isolated-reader.ts';
import type { OpenCorpus } from './corpus/open-corpus.ts';
import type { DocumentTerms } from './retrieval/document-terms.ts';

/** What the reading thread prepares of a document for the two indexes. */
export type PreparedDocument = {
  readonly terms: DocumentTerms;
  readonly words: DocumentWords;
};

/** What the thread prepared of a document that `open` read; undefined where it did not. */
export function preparedOf<Name extends keyof PreparedDocument>(
  open: OpenCorpus,
  document: Document,
  name: Name,
): PreparedDocument[Name] | undefined {
  return open.preparedOf(document, name) as PreparedDocument[Name] | undefined;
}

/** The thread that reads and analyses. */
export const ANALYSING_THREAD: ReadingThread = {
  module: new URL('./reading-thread.mjs', import.meta.url),
  sources: ['text', 'corpus', 'retrieval', 'citations', 'reading-worker.ts'],
};
