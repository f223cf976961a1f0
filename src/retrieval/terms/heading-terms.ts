import { contextBefore, type Document, type Section } from '../../corpus/document/document.ts';
import { analyze } from '../../text/analyzer.ts';
import type { Span } from '../../text/span.ts';
import { GrowingArray } from './growing-array.ts';

/**
 * The terms of title, headings and context, each once, in rows that passages share which have the same:
 * passage `p`
 * has row `r = rowOf[p]`, which holds the terms from `first[r]` to before `first[r + 1]`. Rows come in
 * the order of their passages.
 */
export interface HeadingTerms {
  readonly rowOf: Uint32Array;
  readonly first: Uint32Array;
  readonly term: Uint32Array;
}

/** The terms of the title of a passage's document, of the headings above it and of its context. */
export function headingTermsOf({ rowOf, first, term }: HeadingTerms, passage: number): Uint32Array {
  const row = rowOf[passage] ?? 0;
  return term.subarray(first[row], first[row + 1]);
}

/** The heading terms of one document's passages; `numberOf` gives a term its number. */
export function documentHeadingTerms(
  { metadata, passages, prose }: Document,
  numberOf: (term: string) => number,
): HeadingTerms {
  const { title, language } = metadata;
  const rowOf = new Uint32Array(passages.length);
  const first = new GrowingArray();
  const term = new GrowingArray();
  let section: Section | undefined;
  let above: string[] = [];
  let before: readonly Span[] = [];
  const titleTerms = contentTerms([title], language);
  for (const [number, passage] of passages.entries()) {
    const outside = contextBefore(passage, passage.start);
    const isNewSection = passage.section !== section;
    if (passage.section !== section) {
      section = passage.section;
      above = contentTerms([...section.trail, section.heading ?? ''], language);
    }
    if (isNewSection || !isSame(outside, before)) {
      before = outside;
      first.push(term.length);
      const texts = outside.map(({ start, end }) => prose.slice(start, end));
      const leading = contentTerms(texts, language);
      for (const one of new Set([...titleTerms, ...above, ...leading])) term.push(numberOf(one));
    }
    rowOf[number] = first.length - 1;
  }
  first.push(term.length);
  return { rowOf, first: first.toArray(), term: term.toArray() };
}

function isSame(some: readonly Span[], others: readonly Span[]): boolean {
  return (
    some.length === others.length && some.every(({ start }, at) => start === others[at]?.start)
  );
}

function contentTerms(lines: readonly string[], language: string): string[] {
  return lines
    .flatMap((line) => analyze(line, language))
    .filter(({ stop }) => !stop)
    .map(({ term }) => term);
}
