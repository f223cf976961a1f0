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

export interface Match {
  readonly passage: number;
  readonly score: number;
}

/** The passages that are scored together: of one segment or of several, which follow one another. */
export interface Scored {
  readonly segments: readonly {
    readonly postings: Postings;
    /** What is added to a passage's number in the segment. */
    readonly first: number;
  }[];
  /** Terms of a passage of any of the segments. */
  readonly averageLength: number;
}

/**
 * Scores every passage that holds one of `terms` and returns the best `limit`, best first; equal
 * scores in passage order. `scores` is scratch space of one slot a passage, all zero, and is left so.
 */
export function bestMatches(
  { segments, averageLength }: Scored,
  terms: readonly WeightedTerm[],
  limit: number,
  allowed: (passage: number) => boolean,
  scores: Float64Array,
): Match[] {
  const touched: number[] = [];
  for (const { postings, first } of segments) {
    const { passage: passages, count, length } = postings;
    for (const { term, weight, idf } of terms) {
      const [from, end] = rangeOf(postings, term);
      for (let i = from; i < end; i += 1) {
        const own = passages[i] ?? 0;
        const passage = own + first;
        const before = scores[passage] ?? 0;
        if (before === 0) touched.push(passage);
        const discount = discountOf(length[own] ?? 0, averageLength);
        scores[passage] = before + weight * idf * saturation(count[i] ?? 0, discount);
      }
    }
  }
  const best = new BestMatches(limit);
  for (const passage of touched) {
    const score = scores[passage] ?? 0;
    scores[passage] = 0;
    if (best.admits(score, passage) && allowed(passage)) best.add({ passage, score });
  }
  return best.sorted();
}

/** Adds what a term is worth to the scores of the passages that hold it. */
export function addScores(
  { segments, averageLength }: Scored,
  { term, weight, idf }: WeightedTerm,
  scores: Float64Array,
): void {
  for (const { postings, first } of segments) {
    const [from, end] = rangeOf(postings, term);
    for (let i = from; i < end; i += 1) {
      const own = postings.passage[i] ?? 0;
      const discount = discountOf(postings.length[own] ?? 0, averageLength);
      const part = weight * idf * saturation(postings.count[i] ?? 0, discount);
      scores[own + first] = (scores[own + first] ?? 0) + part;
    }
  }
}

/** What a passage's length adds to the count of a term under the line. */
function discountOf(length: number, averageLength: number): number {
  const { k, b } = BM25;
  return k * (1 - b + b * (length / averageLength));
}

/** The term-frequency part of BM25+. */
function saturation(count: number, discount: number): number {
  const { k, d } = BM25;
  return d + (count * (k + 1)) / (count + discount);
}

/** The best matches so far in a binary heap with the worst on top. */
class BestMatches {
  readonly #heap: Match[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  admits(score: number, passage: number): boolean {
    const worst = this.#heap[0];
    return (
      this.#heap.length < this.#limit || worst === undefined || isBetter({ score, passage }, worst)
    );
  }

  add(match: Match): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(match);
      this.#rise(heap.length - 1);
    } else {
      heap[0] = match;
      this.#sink();
    }
  }

  sorted(): Match[] {
    return this.#heap.sort((a, b) => b.score - a.score || a.passage - b.passage);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfWorse(at, parent)) return;
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        const one = this.#heap[child];
        const other = this.#heap[worst];
        if (one !== undefined && other !== undefined && isBetter(other, one)) worst = child;
      }
      if (worst === at) return;
      this.#swapIfWorse(worst, at);
      at = worst;
    }
  }

  /** Puts the match at `at` above the one at `parent` if it is worse. */
  #swapIfWorse(at: number, parent: number): boolean {
    const child = this.#heap[at];
    const above = this.#heap[parent];
    if (child === undefined || above === undefined || !isBetter(above, child)) return false;
    this.#heap[at] = above;
    this.#heap[parent] = child;
    return true;
  }
}

function isBetter(one: Match, other: Match): boolean {
  return one.score > other.score || (one.score === other.score && one.passage < other.passage);
}
