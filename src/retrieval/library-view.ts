import type { Document } from '../corpus/document.ts';
import type { Library } from './library.ts';

/**
 * The same library and the same index, as somebody sees it who may see only some of its documents.
 * What is not visible is not listed, not found and not counted.
 */
export function viewOf(library: Library, visible: (document: Document) => boolean): Library {
  const documents = library.documents.filter(visible);
  if (documents.length === library.documents.length) return library;
  const seen = new Set(documents);
  const narrowed = <T extends { readonly within?: (document: Document) => boolean }>(
    options: T,
  ) => ({
    ...options,
    within: (document: Document) => seen.has(document) && (options.within?.(document) ?? true),
  });
  return {
    documents,
    whole: library.whole ?? library.documents,
    ask: (question, options = {}) => library.ask(question, narrowed(options)),
    search: (terms, options = {}) => library.search(terms, narrowed(options)),
  };
}
