import { describe, expect, test } from 'vitest';
import { cosinesWith } from '../../../../src/retrieval/meaning/word-cosines.ts';
import { readWordVectors, wordVectors } from '../../../../src/retrieval/meaning/word-vectors.ts';
import { stem } from '../../../../src/text/stemmers.ts';
import { keptProgram, PRODUCTS } from '../../../support/compiled-webassembly.ts';

const table = wordVectors('en');
if (table === undefined) throw new Error('no table');
const near = (one: string, other: string): number =>
  cosinesWith([table.row(stem(one, 'en'))], table, -1)(table.row(stem(other, 'en')))?.[0] ?? 0;

describe('the English table', () => {
  test('finds words by the terms that the analyzer makes of them', () => {
    for (const word of ['harbour', 'houses', 'running', 'libraries'])
      expect(table.row(stem(word, 'en'))).toBeGreaterThanOrEqual(0);
    for (const word of ['constructor-xyz', '__proto__', '']) expect(table.row(word)).toBe(-1);
  });

  test('has like words nearer than unlike ones', () => {
    expect(near('money', 'cash')).toBeGreaterThan(near('money', 'river'));
    expect(near('dog', 'puppy')).toBeGreaterThan(near('dog', 'tax'));
    expect(near('late', 'delay')).toBeGreaterThan(near('late', 'blue'));
    expect(near('house', 'house')).toBeCloseTo(1, 5);
  });

  test('knows rare words from common ones', () => {
    expect(table.rarity(stem('make', 'en'))).toBeLessThan(table.rarity(stem('lighthouse', 'en')));
    expect(table.rarity('xqzzy')).toBeGreaterThanOrEqual(table.rarity(stem('lighthouse', 'en')));
  });

  test('is read once, and there is none for most languages', () => {
    expect(wordVectors('en')).toBe(table);
    expect(wordVectors('xx')).toBeUndefined();
  });
});

test('a file that is no table is refused', () => {
  expect(() => readWordVectors(new Uint8Array(64), keptProgram(PRODUCTS))).toThrow(RangeError);
});
