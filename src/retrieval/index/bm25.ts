import { type Postings, rangeOf } from './postings.ts';

/**
 * BM25+ (Lv and Zhai 2011) as MiniSearch computes it. `k` saturates repetition, `b` discounts length,
 * `d` is what a match is worth in however long a passage. Tuned on questions about 48 articles: less
 * saturation and more length discount than MiniSearch's 1.2, 0.7 and 0.5, as passages are short and a
 * second mention says little.
 */
export const BM25 = { k: 0.9, b: 0.75, d: 0.5 } as const;

/** The rarer a term, the more it says: MiniSearch's `ln(1 + (N - n + 0.5) / (n + 0.5))`, above 0. */
export function inverseFrequency(passages: number, matching: number): number {
  return Math.log(1 + (passages - matching + 0.5) / (matching + 0.5));
}

/** A term of the question with what a match of it is worth in 0..1. */
export interface WeightedTerm {
  readonly term: number;
  readonly weight: number;
  readonly idf: number;
}

/** The passages that are scored together: of one segment or of several, which follow one another. */
export interface Scored {
  readonly segments: readonly {
    readonly postings: Postings;
    /** The library's number of the segment's first passage. */
    readonly first: number;
  }[];
  /** Mean number of terms of a passage, over all segments. */
  readonly averageLength: number;
}

/** Adds what a term is worth to the scores of the passages that hold it. */
export function addScores(
  { segments, averageLength }: Scored,
  { term, weight, idf }: WeightedTerm,
  scores: Float64Array,
): void {
  const { k, b, d } = BM25;
  const worth = weight * idf;
  const [ofAll, ofLength] = [k * (1 - b), (k * b) / averageLength];
  for (const { postings, first } of segments) {
    const { passage, count, length } = postings;
    const [from, end] = rangeOf(postings, term);
    for (let i = from; i < end; i += 1) {
      const own = passage[i] ?? 0;
      const times = count[i] ?? 0;
      const saturated = d + (times * (k + 1)) / (times + ofAll + ofLength * (length[own] ?? 0));
      scores[first + own] = (scores[first + own] ?? 0) + worth * saturated;
    }
  }
}
