import type { Passage } from '../../corpus/document/document.ts';
import { formerMark } from '../../corpus/document/passage-mark.ts';
import { fnv1a } from '../../system/fnv1a.ts';

/** Passages looked at before other work may come in between: a few milliseconds. */
const STRETCH = 1_024;

/**
 * The passages that have a mark (see `passageMark`), or had it (`formerMark`), in their order; none for any
 * other text.
 */
export type PassagesByMark = (mark: string) => Passage[];

/**
 * Finds passages by their marks, whatever their number: a hash table in typed arrays, of at most 12 bytes
 * a passage, filled a stretch at a time by counting sort. A map holds the few that had another mark.
 */
export function* passageMarksSteps(passages: readonly Passage[]): Generator<void, PassagesByMark> {
  let size = 1;
  while (size < passages.length) size *= 2;
  const first = new Uint32Array(size + 1);
  const former = new Map<string, Passage[]>();
  for (const [number, passage] of passages.entries()) {
    const bucket = bucketOf(passage.mark, size);
    first[bucket + 1] = (first[bucket + 1] ?? 0) + 1;
    const other = formerMark(passage.text);
    if (other !== null) former.set(other, [...(former.get(other) ?? []), passage]);
    if (number % STRETCH === STRETCH - 1) yield;
  }
  for (let bucket = 0; bucket < size; bucket += 1) {
    first[bucket + 1] = (first[bucket + 1] ?? 0) + (first[bucket] ?? 0);
  }
  yield;
  const next = first.slice(0, size);
  const inBuckets = new Uint32Array(passages.length);
  for (const [number, { mark }] of passages.entries()) {
    const bucket = bucketOf(mark, size);
    const at = next[bucket] ?? 0;
    inBuckets[at] = number;
    next[bucket] = at + 1;
    if (number % STRETCH === STRETCH - 1) yield;
  }
  return (mark) => {
    const bucket = bucketOf(mark, size);
    const found: Passage[] = [];
    for (let at = first[bucket] ?? 0; at < (first[bucket + 1] ?? 0); at += 1) {
      const passage = passages[inBuckets[at] ?? 0];
      if (passage?.mark === mark) found.push(passage);
    }
    return found.concat(former.get(mark) ?? []);
  };
}

/** `size` is a power of two. */
function bucketOf(mark: string, size: number): number {
  return fnv1a(mark) & (size - 1);
}
