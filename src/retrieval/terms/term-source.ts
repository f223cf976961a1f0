import type { HeadingTerms } from './heading-terms.ts';
import type { PassageTerms } from './passage-terms.ts';

/** Where the analysis of one document lies: by itself, or within the library before. */
export interface TermSource {
  readonly terms: PassageTerms;
  readonly headingTerms: HeadingTerms;
  /** The document's first passage in `terms`, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** The dictionary's numbers by those used there; null where they are the same. */
  readonly numbers: Uint32Array | null;
}

/** Passages copied or looked through before other work may come in between. */
export const STRETCH = 256;

/** How many of each an analysis holds. */
export interface TermsSize {
  readonly passages: number;
  readonly tokens: number;
  readonly sentences: number;
  /** Rows of heading terms, and the terms in them. */
  readonly rows: number;
  readonly headingTerms: number;
}

export function sizeOf({ terms, headingTerms, from, to }: Omit<TermSource, 'numbers'>): TermsSize {
  const [row, end] = rowsOf({ headingTerms, from, to });
  return {
    passages: to - from,
    tokens: between(terms.firstToken, from, to),
    sentences: between(terms.firstSentence, from, to),
    rows: end - row,
    headingTerms: between(headingTerms.first, row, end),
  };
}

/** The first row of heading terms of a source's passages, and the one after the last. */
export function rowsOf({
  headingTerms,
  from,
  to,
}: Pick<TermSource, 'headingTerms' | 'from' | 'to'>): [number, number] {
  if (from === to) return [0, 0];
  return [headingTerms.rowOf[from] ?? 0, (headingTerms.rowOf[to - 1] ?? 0) + 1];
}

/** Copies terms to `at` under the dictionary's numbers. */
export function copyTerms(
  into: Uint32Array,
  at: number,
  terms: Uint32Array,
  numbers: Uint32Array | null,
): void {
  if (numbers === null) into.set(terms, at);
  else for (let i = 0; i < terms.length; i += 1) into[at + i] = numbers[terms[i] ?? 0] ?? 0;
}

function between(bounds: Uint32Array, from: number, to: number): number {
  return (bounds[to] ?? 0) - (bounds[from] ?? 0);
}
