import type { Document } from '../corpus/document.ts';
import { GrowingArray } from '../retrieval/growing-array.ts';
import { atOnce } from '../steps.ts';
import { wordsOf } from '../text/words.ts';

/**
 * Every word of every document with its place, across passages, headings and sections. A position
 * counts words through all documents in their order. About 20 bytes a word.
 */
export interface QuoteIndex {
  readonly documents: readonly Document[];
  /** Word numbers by word form (see `text/words.ts`). */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Word number by position. */
  readonly words: Uint32Array;
  /** Offsets into the document's text by position. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** First position of each document, and the number of positions behind the last. */
  readonly bounds: Uint32Array;
  /** `postings.subarray(postingBounds[word], postingBounds[word + 1])`: positions, ascending. */
  readonly postings: Uint32Array;
  readonly postingBounds: Uint32Array;
}

/** The index at once: about a second for a million words. */
export function buildQuoteIndex(documents: readonly Document[]): QuoteIndex {
  return atOnce(quoteIndexSteps(documents));
}

/**
 * Builds the index a stretch at a time, so that a caller may let other work in between; each step takes
 * about as long as reading `stretch` characters.
 */
export function* quoteIndexSteps(
  documents: readonly Document[],
  stretch = 50_000,
): Generator<void, QuoteIndex> {
  const vocabulary = new Map<string, number>();
  const words = new GrowingArray();
  const starts = new GrowingArray();
  const ends = new GrowingArray();
  const bounds = new Uint32Array(documents.length + 1);
  for (const [number, { prose }] of documents.entries()) {
    for (let from = 0; from < prose.length; ) {
      const to = wordBreak(prose, from + stretch);
      for (const { form, start, end } of wordsOf(prose, from, to)) {
        let word = vocabulary.get(form);
        if (word === undefined) {
          word = vocabulary.size;
          vocabulary.set(form, word);
        }
        words.push(word);
        starts.push(start);
        ends.push(end);
      }
      from = to;
      yield;
    }
    bounds[number + 1] = words.length;
  }
  const all = words.toArray();
  return {
    documents,
    vocabulary,
    words: all,
    starts: starts.toArray(),
    ends: ends.toArray(),
    bounds,
    ...postingsOf(all, vocabulary.size),
  };
}

/** The first white space at or behind `at`, where no word goes on. */
function wordBreak(text: string, at: number): number {
  const space = /\s/g;
  space.lastIndex = at;
  return at >= text.length ? text.length : (space.exec(text)?.index ?? text.length);
}

/** Counting sort of positions by word. */
function postingsOf(
  words: Uint32Array,
  size: number,
): Pick<QuoteIndex, 'postings' | 'postingBounds'> {
  const postingBounds = new Uint32Array(size + 1);
  for (const word of words) postingBounds[word + 1] = (postingBounds[word + 1] ?? 0) + 1;
  for (let word = 0; word < size; word += 1) {
    postingBounds[word + 1] = (postingBounds[word + 1] ?? 0) + (postingBounds[word] ?? 0);
  }
  const next = postingBounds.slice();
  const postings = new Uint32Array(words.length);
  for (const [position, word] of words.entries()) {
    const at = next[word] ?? 0;
    postings[at] = position;
    next[word] = at + 1;
  }
  return { postings, postingBounds };
}

/** The positions of a word; none for a word the library does not hold. */
export function positionsOf(index: QuoteIndex, word: number): Uint32Array {
  if (word < 0) return new Uint32Array(0);
  return index.postings.subarray(index.postingBounds[word], index.postingBounds[word + 1]);
}

/** The number of the document that holds a position. */
export function documentAt({ bounds }: QuoteIndex, position: number): number {
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
