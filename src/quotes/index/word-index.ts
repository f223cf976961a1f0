import type { Document } from '../../corpus/document/document.ts';
import type { WordForms } from './word-forms.ts';

/**
 * Every word of every document of a shelf with its place, across passages, headings and sections. A
 * position counts words through all documents in their order. About 16 bytes a word.
 */
export interface WordIndex {
  readonly documents: readonly Document[];
  /** Word numbers by word form (see `text/words.ts`), shared with the indexes before and after. */
  readonly forms: WordForms;
  /** Word number by position. */
  readonly words: Uint32Array;
  /** Offsets into the document's text by position. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** First position of each document, and the number of positions after the last. */
  readonly bounds: Uint32Array;
  /** `postings.subarray(postingBounds[word], postingBounds[word + 1])`: positions, ascending. */
  readonly postings: Uint32Array;
  readonly postingBounds: Uint32Array;
}

/** The number of a word form; -1 for a word the shelf does not hold. */
export function wordNumber({ forms, postingBounds }: WordIndex, form: string): number {
  const word = forms.number(form) ?? -1;
  // The forms are shared with other versions of the shelf.
  return (postingBounds[word + 1] ?? 0) > (postingBounds[word] ?? 0) ? word : -1;
}

/** The positions of a word; none for a word the shelf does not hold. */
export function positionsOf(index: WordIndex, word: number): Uint32Array {
  if (word < 0) return NOWHERE;
  return index.postings.subarray(index.postingBounds[word], index.postingBounds[word + 1]);
}

const NOWHERE = new Uint32Array(0);

/** The number of the document that holds a position. */
export function documentAt({ bounds }: WordIndex, position: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  // Documents without words share a bound; the last of them holds the position.
  return low;
}
