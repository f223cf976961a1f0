import type { QuoteIndex } from '../index/quote-index.ts';

/** Which documents, by number in the index, may be looked at. */
export type Allowed = (document: number) => boolean;

const MAX_RUNS = 50;

/** The word numbers of word forms; -1 for a word the library does not hold. */
export function wordNumbers(index: QuoteIndex, forms: readonly string[]): Int32Array {
  return Int32Array.from(forms, (form) => index.number(form));
}

/** Words compared before other work may come in between: about a millisecond. */
const COMPARED = 200_000;

/** The first positions of every run of exactly these words within one document, at most 50. */
export function* findRunsSteps(
  index: QuoteIndex,
  words: Int32Array,
  allowed: Allowed,
): Generator<void, number[]> {
  const rarest = rarestOf(index, words, 0, words.length);
  if (rarest < 0) return [];
  const found: number[] = [];
  let compared = 0;
  for (const { first, positions } of index.positions(words[rarest] ?? -1)) {
    for (const position of positions) {
      const from = first + position - rarest;
      if (from < 0) continue;
      if (compared > COMPARED) {
        compared = 0;
        yield;
      }
      const length = sharedLength(index, words, 0, from, from + words.length);
      compared += length + 1;
      if (length < words.length) continue;
      const document = index.documentAt(from);
      if (from + words.length > index.boundsOf(document).to || !allowed(document)) continue;
      found.push(from);
      if (found.length === MAX_RUNS) return found;
    }
  }
  return found;
}

/** A run of the quotation's words that stands in the library as it is. */
export interface Run {
  /** Number of the first word in the quotation. */
  readonly at: number;
  /** Position of that word in the library. */
  readonly from: number;
  readonly length: number;
}

/** Fewer words in a row than this are a turn of phrase that any two texts may share. */
const SHORTEST_RUN = 5;
/** Words looked at before other work may come in between: each may stand in thousands of places. */
const STRETCH = 32;
/** A word that stands in more places than this is no use to begin a search with. */
const TOO_COMMON = 5_000;

/**
 * Cuts the quotation into the longest runs that stand in the library, from left to right; words in no
 * run of five are left out.
 */
export function* coverWithRunsSteps(
  index: QuoteIndex,
  words: Int32Array,
  allowed: Allowed,
): Generator<void, Run[]> {
  const runs: Run[] = [];
  let looked = 0;
  for (let at = 0; at + SHORTEST_RUN <= words.length; ) {
    const run = longestRun(index, words, at, allowed);
    if (run) runs.push(run);
    at += run?.length ?? 1;
    looked += 1;
    if (looked % STRETCH === 0) yield;
  }
  return runs;
}

function longestRun(
  index: QuoteIndex,
  words: Int32Array,
  at: number,
  allowed: Allowed,
): Run | null {
  const rarest = rarestOf(index, words, at, at + SHORTEST_RUN);
  if (rarest < 0 || index.frequency(words[rarest] ?? -1) > TOO_COMMON) return null;
  let best: Run | null = null;
  for (const { first, positions } of index.positions(words[rarest] ?? -1)) {
    for (const position of positions) {
      const from = first + position - (rarest - at);
      if (from < 0 || !matches(index, words, at, at + SHORTEST_RUN, from)) continue;
      const document = index.documentAt(from);
      if (!allowed(document)) continue;
      const { to } = index.boundsOf(document);
      const length = sharedLength(index, words, at, from, to);
      if (length >= SHORTEST_RUN && length > (best?.length ?? 0)) best = { at, from, length };
    }
  }
  return best;
}

/** The number of the rarest word in `words[from, to)`; -1 if one of them is unknown. */
function rarestOf(index: QuoteIndex, words: Int32Array, from: number, to: number): number {
  let rarest = -1;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = from; at < to; at += 1) {
    const count = index.frequency(words[at] ?? -1);
    if (count === 0) return -1;
    if (count < lowest) {
      lowest = count;
      rarest = at;
    }
  }
  return rarest;
}

/** How many of the words from number `at` on stand one after the other from position `from` on, before `end`. */
function sharedLength(
  index: QuoteIndex,
  words: Int32Array,
  at: number,
  from: number,
  end: number,
): number {
  const most = Math.min(words.length - at, end - from);
  let length = 0;
  while (length < most && index.wordAt(from + length) === words[at + length]) length += 1;
  return length;
}

function matches(
  index: QuoteIndex,
  words: Int32Array,
  from: number,
  to: number,
  position: number,
): boolean {
  for (let at = from; at < to; at += 1) {
    if (index.wordAt(position + at - from) !== words[at]) return false;
  }
  return true;
}
