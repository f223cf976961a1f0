import type { Document } from './document.ts';

/** What was read of a document, in numbers: for tables and for `--json`. */
export function summaryOf(document: Document) {
  const { name, metadata, sections, passages, words, pages, notes } = document;
  return {
    file: name,
    title: metadata.title,
    key: metadata.key,
    language: metadata.language,
    public: metadata.public,
    sections: sections.length,
    passages: passages.length,
    pages: pages.length === 0 ? null : new Set(pages.map(({ page }) => page)).size,
    words,
    notes,
  };
}
