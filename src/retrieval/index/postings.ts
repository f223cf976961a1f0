/**
 * Which passages hold a term and how often: the postings of term `t` are `passage[i]`, `count[i]` for
 * `i` from `first[t]` to before `first[t + 1]`, passages ascending.
 */
export interface Postings {
  readonly first: Uint32Array;
  readonly passage: Uint32Array;
  readonly count: Uint8Array;
  /**
   * Terms in each passage, its context and repetitions included. MiniSearch counts a repeated term
   * once; counting all finds the right passage for 0.2% more of the questions.
   */
  readonly length: Uint32Array;
  /** The sum of `length`. */
  readonly totalLength: number;
}

/** Passages looked at before other work may come in between: some tenths of a millisecond. */
const STRETCH = 256;

/** Calls `each` with every term of a passage, repetitions included. */
export type VisitTerms = (passage: number, each: (term: number) => void) => void;

/**
 * Inverts what `visit` tells by counting sort, a stretch at a time: two passes over the passages, no
 * object for any posting.
 */
export function* postingsSteps(
  passages: number,
  terms: number,
  visit: VisitTerms,
): Generator<void, Postings> {
  const first = new Uint32Array(terms + 1);
  const length = new Uint32Array(passages);
  const lastSeen = new Int32Array(terms).fill(-1);
  let sum = 0;
  let at = 0;
  const countOne = (term: number) => {
    length[at] = (length[at] ?? 0) + 1;
    sum += 1;
    if (lastSeen[term] === at) return;
    lastSeen[term] = at;
    first[term + 1] = (first[term + 1] ?? 0) + 1;
  };
  for (; at < passages; at += 1) {
    visit(at, countOne);
    if (at % STRETCH === STRETCH - 1) yield;
  }
  for (let t = 0; t < terms; t += 1) first[t + 1] = (first[t + 1] ?? 0) + (first[t] ?? 0);
  yield;

  const total = first[terms] ?? 0;
  const passage = new Uint32Array(total);
  const count = new Uint8Array(total);
  const next = first.slice(0, terms);
  lastSeen.fill(-1);
  yield;
  at = 0;
  const placeOne = (term: number) => {
    if (lastSeen[term] !== at) {
      lastSeen[term] = at;
      passage[next[term] ?? 0] = at;
      next[term] = (next[term] ?? 0) + 1;
    }
    const slot = (next[term] ?? 1) - 1;
    count[slot] = Math.min((count[slot] ?? 0) + 1, 255);
  };
  for (; at < passages; at += 1) {
    visit(at, placeOne);
    if (at % STRETCH === STRETCH - 1) yield;
  }
  return { first, passage, count, length, totalLength: sum };
}

/** The term's first posting and the one after its last; nothing between them for a term of a later segment. */
export function rangeOf({ first }: Postings, term: number): [number, number] {
  const end = first[term + 1];
  return end === undefined ? [0, 0] : [first[term] ?? 0, end];
}

/** In how many passages the term occurs. */
export function passageFrequency(postings: Postings, term: number): number {
  const [from, end] = rangeOf(postings, term);
  return end - from;
}

/** In how many of the passages from `first` to before `end` the term occurs. */
export function frequencyBetween(
  postings: Postings,
  term: number,
  first: number,
  end: number,
): number {
  return placeOf(postings, term, end) - placeOf(postings, term, first);
}

/** The term's first posting of a passage from `least` on or the one after its last, by bisection. */
function placeOf(postings: Postings, term: number, least: number): number {
  let [low, high] = rangeOf(postings, term);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((postings.passage[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
