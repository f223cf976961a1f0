import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestPassages } from '../../../../src/retrieval/meaning/nearest-passages.ts';

const meaningOf = (cosines: readonly number[]) => ({
  cosineWith: (passage: number) => cosines[passage] ?? 0,
  cosineFrom: (passage: number) => cosines[passage] ?? 0,
  nearTo: () => null,
});

test('the nearest passages come first, as sorting all of them would have it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 90 }),
      (all) => {
        const sorted = [...all.keys()]
          .filter((passage) => (all[passage] ?? 0) > 0)
          .sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0));
        const found = nearestPassages(meaningOf(all), all.length, () => true);
        expect(found).toEqual(sorted.slice(0, 30));
      },
    ),
  );
});

test('passages that may not be seen are left out, and a large library is not walked through', () => {
  expect(nearestPassages(meaningOf([0.9, 0.8, 0.7]), 3, (one) => one !== 0)).toEqual([1, 2]);
  expect(nearestPassages(meaningOf([0.9]), 1_000_000, () => true)).toEqual([]);
});
