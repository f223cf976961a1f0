import { describe, expect, it } from 'vitest';
import { rootOf } from '../../../src/text/roots.ts';
import { stem } from '../../../src/text/stemmers.ts';
import { synonyms } from '../../../src/text/synonyms/synonyms.ts';

const root = (word: string): string => rootOf(stem(word, 'en'));

describe('rootOf', () => {
  it.each([
    ['discovery', 'discover'],
    ['settlement', 'settle'],
    ['invasion', 'invade'],
    ['production', 'produce'],
  ])('brings %s and %s together', (one, other) => {
    expect(root(one)).toBe(root(other));
  });

  it('leaves short words alone', () => {
    expect(root('nation')).not.toBe(root('natural'));
    expect(root('war')).toBe('war');
  });
});

describe('synonyms', () => {
  it('goes both ways', () => {
    expect(synonyms(stem('start', 'en'))).toContain(stem('begin', 'en'));
    expect(synonyms(stem('begin', 'en'))).toContain(stem('start', 'en'));
  });
});
