import { describe, expect, test } from 'vitest';
import {
  bandOf,
  thresholdsFrom,
  UNSURE_THRESHOLD,
} from '../../../../src/retrieval/ranking/band.ts';
import { THRESHOLD } from '../../../../src/retrieval/ranking/confidence.ts';

describe('the band of a question', () => {
  const thresholds = { answer: 0.8, unsure: 0.3 };

  test.each([
    [1, 'answer'],
    [0.8, 'answer'],
    [0.79, 'unsure'],
    [0.3, 'unsure'],
    [0.29, 'nothing'],
    [0, 'nothing'],
  ])('is, at a confidence of %d, %s', (confidence, band) => {
    expect(bandOf({ confidence, found: true }, thresholds)).toBe(band);
  });

  test('is nothing where there is no passage, even if any confidence would do', () => {
    expect(bandOf({ confidence: 0, found: false }, thresholdsFrom(0))).toBe('nothing');
    expect(bandOf({ confidence: 0, found: true }, thresholdsFrom(0))).toBe('answer');
  });
});

describe('the thresholds', () => {
  test('leave room for doubt below the default', () => {
    expect(thresholdsFrom(THRESHOLD)).toEqual({ answer: THRESHOLD, unsure: UNSURE_THRESHOLD });
    expect(UNSURE_THRESHOLD).toBeLessThan(THRESHOLD);
  });

  test('never call unsure what the set one calls an answer', () => {
    expect(thresholdsFrom(0.1)).toEqual({ answer: 0.1, unsure: 0.1 });
  });
});
