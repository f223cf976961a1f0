import { expect, test } from 'vitest';
import type { Candidate } from '../../../../src/retrieval/ranking/candidates.ts';
import {
  jaccard,
  withoutNearDuplicates,
} from '../../../../src/retrieval/ranking/near-duplicates.ts';
import type { Ranked } from '../../../../src/retrieval/ranking/ranking.ts';

/** Passages by the terms at their places; the best first. */
function rankedOf(...passages: readonly (readonly number[])[]): readonly Ranked[] {
  const term = Int32Array.from(passages.flat());
  const start = Int32Array.from(passages.flatMap((terms) => terms.map((_, at) => at)));
  const lengths = passages.map(({ length }) => length);
  const firstToken = Int32Array.from([0, ...lengths.map((_, at) => sumOf(lengths, at + 1))]);
  const segment = { terms: { term, start, firstToken } };
  return passages.map((_, local) => {
    const candidate = { segment, local } as unknown as Candidate;
    return { candidate, score: -local, parts: new Float64Array() };
  });
}

const sumOf = (numbers: readonly number[], end: number) =>
  numbers.slice(0, end).reduce((sum, one) => sum + one, 0);
const numbers = (from: number, end: number) =>
  Array.from({ length: end - from }, (_, at) => from + at);
const whole = () => ({ start: 0, end: Number.POSITIVE_INFINITY });
const shown = (ranked: readonly Ranked[], limit = 9, span: (one: Ranked) => object = whole) =>
  withoutNearDuplicates(ranked, limit, span as typeof whole).map(
    ({ ranked: { candidate } }) => candidate.local,
  );

test('a passage whose words are nearly those of a better one is left out', () => {
  const other = [...numbers(0, 15), ...numbers(60, 65)];
  const ranked = rankedOf(numbers(0, 20), [...numbers(0, 19), 99], numbers(0, 16), other);
  // 19 of 21; all of what is shown; 15 of 25, and three quarters of what is shown.
  expect(shown(ranked)).toEqual([0, 3]);
});

test('what is shown of a passage is compared with what was shown, not with the whole of it', () => {
  const ranked = rankedOf(numbers(0, 20), [...numbers(10, 14), ...numbers(50, 60)]);
  const firstFour = () => ({ start: 0, end: 4 });
  // Its excerpt is within the first passage, but not within the first excerpt.
  expect(shown(ranked, 9, firstFour)).toEqual([0, 1]);
  expect(
    shown(ranked, 9, ({ candidate }) => (candidate.local === 0 ? whole() : firstFour())),
  ).toEqual([0]);
});

test('no more are kept than were asked for', () => {
  expect(shown(rankedOf([1], [2], [3]), 2)).toEqual([0, 1]);
});

test('two sets are alike by the members that both have, of all that either has', () => {
  expect(jaccard(new Set([1, 2, 3]), new Set([2, 3, 4]))).toBe(0.5);
  expect(jaccard(new Set(), new Set())).toBe(1);
});
