import type { Document, Passage, Section } from '../../corpus/document/document.ts';
import type { Span } from '../../text/span.ts';
import type { QuoteIndex } from '../index/quote-index.ts';

/** Where words of a quotation stand. `text` is `document.text.slice(start, end)`. */
export interface QuotePlace extends Span {
  readonly document: Document;
  readonly text: string;
  /** The passages it touches, in order; none where it stands in a heading only. */
  readonly passages: readonly Passage[];
  readonly section: Section | null;
}

/** The place of the words from position `from` up to `to`, exclusive; both in one document. */
export function placeAt(index: QuoteIndex, from: number, to: number): QuotePlace {
  const document = index.documents[index.documentAt(from)];
  if (!document || to <= from) throw new RangeError('no words to place');
  return placeOfSpan(document, index.startOf(from), index.endOf(to - 1));
}

export function placeOfSpan(document: Document, start: number, end: number): QuotePlace {
  return {
    document,
    start,
    end,
    text: document.text.slice(start, end),
    passages: document.passages.filter((passage) => passage.start < end && passage.end > start),
    section: document.sections.findLast((section) => section.start <= start) ?? null,
  };
}

/**
 * What a reader sees of the document from `start` to `end`: the stored text without what is markup
 * (Markdown marks, link targets), which `prose` replaces by spaces.
 */
export function shownText({ text, prose }: Document, start: number, end: number): string {
  const from = Math.max(0, start);
  const stored = text.slice(from, end);
  if (stored === prose.slice(from, end)) return stored;
  let shown = '';
  for (let at = from; at < Math.min(end, text.length); at += 1) {
    if (text[at] === prose[at]) shown += text[at];
  }
  return shown;
}
