import type { Document, Section } from '../../corpus/document/document.ts';
import { analyze } from '../../text/analyzer.ts';
import { GrowingArray } from './growing-array.ts';

/**
 * The terms of title and headings, each once, in rows that the passages of a section share: passage `p`
 * has row `r = rowOf[p]`, which holds the terms from `first[r]` to before `first[r + 1]`. Rows come in
 * the order of their passages.
 */
export interface HeadingTerms {
  readonly rowOf: Uint32Array;
  readonly first: Uint32Array;
  readonly term: Uint32Array;
}

/** The terms of the title of a passage's document and of the headings above it. */
export function headingTermsOf({ rowOf, first, term }: HeadingTerms, passage: number): Uint32Array {
  const row = rowOf[passage] ?? 0;
  return term.subarray(first[row], first[row + 1]);
}

/** The contexts of one document's passages; `numberOf` gives a term its number. */
export function documentHeadingTerms(
  { metadata, passages }: Document,
  numberOf: (term: string) => number,
): HeadingTerms {
  const { title, language } = metadata;
  const rowOf = new Uint32Array(passages.length);
  const first = new GrowingArray();
  const term = new GrowingArray();
  let section: Section | undefined;
  const titleTerms = contentTerms([title], language);
  for (const [number, passage] of passages.entries()) {
    if (passage.section !== section) {
      section = passage.section;
      first.push(term.length);
      const above = contentTerms([...section.trail, section.heading ?? ''], language);
      for (const one of new Set([...titleTerms, ...above])) term.push(numberOf(one));
    }
    rowOf[number] = first.length - 1;
  }
  first.push(term.length);
  return { rowOf, first: first.toArray(), term: term.toArray() };
}

function contentTerms(lines: readonly string[], language: string): string[] {
  return lines
    .flatMap((line) => analyze(line, language))
    .filter(({ stop }) => !stop)
    .map(({ term }) => term);
}
