import type { Document } from '../corpus/document/document.ts';
import { documentWords } from '../quotes/index/document-words.ts';
import { documentTerms } from '../retrieval/terms/document-terms.ts';
import type { PreparedDocument } from './analysis-thread.ts';

/** What the two indexes need of a document. Pure. */
export function prepareForIndexes(document: Document): PreparedDocument {
  return { ...documentTerms(document), ...documentWords(document) };
}
