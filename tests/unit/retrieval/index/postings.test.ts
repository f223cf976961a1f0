import { describe, expect, it } from 'vitest';
import { frequencyBetween, passageFrequency } from '../../../../src/retrieval/index/postings.ts';
import { postingsOf } from '../../../support/postings.ts';

/** Terms by passage. */
const TERMS = [[0, 1], [1], [1, 1, 2], [], [0, 2]];
const postings = postingsOf(TERMS, 3);

describe('postings', () => {
  it('count the passages that hold a term once each', () => {
    expect([0, 1, 2].map((term) => passageFrequency(postings, term))).toEqual([2, 3, 2]);
  });

  it('count them within any run of passages as looking at each would', () => {
    for (let term = 0; term < 3; term += 1) {
      for (let first = 0; first <= TERMS.length; first += 1) {
        for (let end = first; end <= TERMS.length; end += 1) {
          const holding = TERMS.slice(first, end).filter((terms) => terms.includes(term));
          expect(frequencyBetween(postings, term, first, end)).toBe(holding.length);
        }
      }
    }
  });
});
