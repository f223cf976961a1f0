import { addScores, type Scored, type WeightedTerm } from './bm25.ts';
import { rangeOf } from './postings.ts';

export interface Match {
  readonly passage: number;
  readonly score: number;
}

/**
 * Scores every passage that holds one of `terms` and returns the best `limit`, best first; equal
 * scores in passage order. `scores` is scratch space of one slot a passage, all zero, and is left so.
 */
export function bestMatches(
  scored: Scored,
  terms: readonly WeightedTerm[],
  limit: number,
  allowed: (passage: number) => boolean,
  scores: Float64Array,
): Match[] {
  for (const term of terms) addScores(scored, term, scores);
  const best = new BestMatches(limit);
  for (const { postings, first } of scored.segments) {
    for (const { term } of terms) {
      const [from, end] = rangeOf(postings, term);
      for (let i = from; i < end; i += 1) {
        const passage = (postings.passage[i] ?? 0) + first;
        const score = scores[passage] ?? 0;
        if (score === 0) continue;
        // Looked at already when another of the terms comes to it.
        scores[passage] = 0;
        if (best.admits(score, passage) && allowed(passage)) best.add({ passage, score });
      }
    }
  }
  return best.sorted();
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
    if (this.#heap.length < this.#limit || worst === undefined) return true;
    return isBetter(score, passage, worst);
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
        if (one !== undefined && other !== undefined && isBetter(other.score, other.passage, one))
          worst = child;
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
    if (child === undefined || above === undefined) return false;
    if (!isBetter(above.score, above.passage, child)) return false;
    this.#heap[at] = above;
    this.#heap[parent] = child;
    return true;
  }
}

/** Two numbers and no object: it is asked of every passage that holds a word of the question. */
function isBetter(score: number, passage: number, other: Match): boolean {
  return score > other.score || (score === other.score && passage < other.passage);
}
