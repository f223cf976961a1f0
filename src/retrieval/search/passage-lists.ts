import type { LibraryIndex } from '../index/library-index.ts';
import { type Postings, rangeOf } from '../index/postings.ts';

/** Numbers of passages, ascending, each once. */
export type PassageList = Uint32Array;

/** The passages that hold one of the terms, their headings included. */
export function passagesWith({ segments }: LibraryIndex, terms: readonly number[]): PassageList {
  const lists = segments.map(({ postings, first }) => {
    const own = passagesIn(postings, terms);
    return first === 0 ? own : own.map((passage) => first + passage);
  });
  // Those of one segment come all before those of the next.
  return lists.reduce(union, new Uint32Array(0));
}

function passagesIn(postings: Postings, terms: readonly number[]): PassageList {
  const lists = terms.map((term) => postings.passage.subarray(...rangeOf(postings, term)));
  return lists.reduce(union, new Uint32Array(0));
}

export function intersection(one: PassageList, other: PassageList): PassageList {
  const common = new Uint32Array(Math.min(one.length, other.length));
  let size = 0;
  let at = 0;
  for (const passage of one) {
    while (at < other.length && (other[at] ?? 0) < passage) at += 1;
    if (other[at] !== passage) continue;
    common[size] = passage;
    size += 1;
  }
  return common.subarray(0, size);
}

export function union(one: PassageList, other: PassageList): PassageList {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const all = new Uint32Array(one.length + other.length);
  let size = 0;
  for (let i = 0, j = 0; i < one.length || j < other.length; size += 1) {
    const a = one[i] ?? Number.POSITIVE_INFINITY;
    const b = other[j] ?? Number.POSITIVE_INFINITY;
    all[size] = Math.min(a, b);
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return all.subarray(0, size);
}

/**
 * Those from the `from`-th on, `count` at the most, of the list in the order of their scores, the highest
 * first and equal ones as they stand. Linear: nothing but what is asked for is sorted (Hoare 1961).
 */
export function orderedPart(
  list: PassageList,
  scores: Float64Array,
  from: number,
  count: number,
): number[] {
  const passages = list.slice();
  const end = Math.min(passages.length, from + count);
  if (from >= end) return [];
  const isBefore = (a: number, b: number): boolean => {
    const [one, other] = [scores[a] ?? 0, scores[b] ?? 0];
    return one > other || (one === other && a < b);
  };
  partition(passages, from, 0, isBefore);
  partition(passages, end - 1, from, isBefore);
  return Array.from(passages.subarray(from, end)).sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** Moves to `place` of what stands from `least` on the passage that belongs there, those before it before it. */
function partition(
  passages: Uint32Array,
  place: number,
  least: number,
  isBefore: (a: number, b: number) => boolean,
): void {
  let low = least;
  let high = passages.length - 1;
  while (low < high) {
    const pivot = passages[(low + high) >> 1] ?? 0;
    let i = low;
    let j = high;
    while (i <= j) {
      while (isBefore(passages[i] ?? 0, pivot)) i += 1;
      while (isBefore(pivot, passages[j] ?? 0)) j -= 1;
      if (i > j) break;
      const moved = passages[i] ?? 0;
      passages[i] = passages[j] ?? 0;
      passages[j] = moved;
      i += 1;
      j -= 1;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return;
  }
}
