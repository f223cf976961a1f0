import type { Segment } from '../index/segment.ts';
import { type PassageVectors, passageVectorsSteps } from './passage-vectors.ts';
import type { WordVectors } from './word-vectors.ts';

/** What the passages of a library mean. */
export interface LibraryMeaning {
  readonly table: WordVectors;
  /** By term of the library: its row in the table, or -1. */
  readonly rowOf: Int32Array;
  /** By segment. */
  readonly parts: readonly SegmentMeaning[];
}

interface SegmentMeaning extends PassageVectors {
  /** What is added to the number of a passage to have its number in the library. */
  readonly first: number;
}

/** What the passages of segments that follow one another mean by a table; made once for each segment. */
export function* meaningSteps(
  segments: readonly Segment[],
  table: WordVectors,
): Generator<void, LibraryMeaning> {
  const parts: SegmentMeaning[] = [];
  let rowOf = new Int32Array(0);
  for (const segment of segments) {
    const vectors = yield* vectorsSteps(segment, table, rowOf);
    parts.push({ ...vectors, first: segment.first });
    ({ rowOf } = vectors);
  }
  return { table, rowOf, parts };
}

function* vectorsSteps(
  segment: Segment,
  table: WordVectors,
  known: Int32Array,
): Generator<void, PassageVectors> {
  const before = segment.vectors.get(table);
  if (before !== undefined) return before;
  const { terms, headingTerms, termCount, dictionary } = segment;
  const made = yield* passageVectorsSteps(table, terms, headingTerms, {
    count: termCount,
    termOf: (number) => dictionary.term(number),
    known,
  });
  segment.vectors.set(table, made);
  return made;
}
