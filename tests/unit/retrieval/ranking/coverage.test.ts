import { describe, expect, test } from 'vitest';
import {
  bestCoverage,
  bestSentenceNumber,
  coverageMissing,
  coverageTogether,
  weightedCoverage,
} from '../../../../src/retrieval/ranking/coverage.ts';

const of = (...numbers: number[]) => Float64Array.from(numbers);
const weights = of(3, 1, 0);

describe('coverage of a question', () => {
  test('is the share by weight of what is held, as surely as it is', () => {
    expect(weightedCoverage(of(1, 0, 1), weights)).toBe(0.75);
    expect(weightedCoverage(of(0.5, 1, 0), weights)).toBe(0.625);
    expect(weightedCoverage(of(1), of(0))).toBe(0);
  });

  test('can leave out what is held less surely', () => {
    expect(weightedCoverage(of(0.5, 1, 0), weights, 0.6)).toBe(0.25);
    expect(weightedCoverage(of(0.6, 1, 0), weights, 0.6)).toBeCloseTo(0.7);
  });

  test('of two together counts each term once, by the surer', () => {
    expect(coverageTogether(of(1, 0, 0), of(0.5, 1, 0), weights)).toBe(1);
    expect(coverageTogether(of(0.5, 0, 0), of(0.5, 0, 0), weights)).toBe(0.375);
  });

  test('that is missing here and held elsewhere counts only what is not held at all', () => {
    expect(coverageMissing(of(0, 1, 0), of(1, 1, 0), weights)).toBe(0.75);
    expect(coverageMissing(of(0.1, 0, 0), of(1, 1, 0), weights)).toBe(0.25);
  });

  test('is best in the first of the sentences that hold the most', () => {
    const sentences = [of(0, 1, 0), of(1, 0, 0), of(1, 0, 1)];
    expect(bestSentenceNumber(sentences, weights)).toBe(1);
    expect(bestCoverage(sentences, weights)).toBe(0.75);
    expect(bestSentenceNumber([of(0, 0, 1)], weights)).toBe(-1);
    expect(bestCoverage([of(0.5, 0, 0)], weights, 0.9)).toBe(0);
  });
});
