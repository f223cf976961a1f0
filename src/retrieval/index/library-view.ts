import type { Document } from '../../corpus/document/document.ts';
import type { Library } from '../library.ts';

/**
 * The same library and the same index, as somebody sees it who may see only some of its documents.
 * What is not visible is not listed, not found and not counted, and none of its words is known.
 */
export function viewOf(library: Library, visible: (document: Document) => boolean): Library {
  const documents = library.documents.filter(visible);
  if (documents.length === library.documents.length) return library;
  const shown = new Set(documents);
  return {
    documents,
    whole: library.whole ?? library.documents,
    withMark: (mark) => library.withMark(mark).filter(({ document }) => shown.has(document)),
    ask: (question, options = {}) => library.ask(question, { visible: documents, ...options }),
    search: (terms, options = {}) => library.search(terms, { visible: documents, ...options }),
  };
}
