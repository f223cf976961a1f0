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
  return {
    documents,
    ask: (question, options = {}) => {
      const { within } = options;
      const allowed = (document: Document) => seen.has(document) && (within?.(document) ?? true);
      return library.ask(question, { ...options, within: allowed });
    },
  };
}
