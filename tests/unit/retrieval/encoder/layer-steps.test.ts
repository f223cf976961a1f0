import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activate, normalise } from '../../../../src/retrieval/encoder/layer-steps.ts';
import { referenceGelu } from '../../../support/reference-encoder.ts';

describe('the steps of a layer', () => {
  test('GELU is right to about 1e-6 everywhere', () => {
    const numbers = fc.float32Array({ min: -12, max: 12, noNaN: true, minLength: 1 });
    fc.assert(
      fc.property(numbers, (given) => {
        const result = Float32Array.from(given);
        activate(result);
        const apart = [...given].map((x, i) => Math.abs((result[i] ?? NaN) - referenceGelu(x)));
        expect(Math.max(...apart)).toBeLessThan(2e-6);
      }),
    );
  });

  test('GELU of a large number is the number, of a very negative one nothing', () => {
    const numbers = Float32Array.of(1e30, 6, 5.9999, -5.9999, -6, -1e30, 0);
    activate(numbers);
    expect([...numbers].map((one) => Math.fround(one))).toEqual([
      Math.fround(1e30),
      6,
      expect.closeTo(5.9999, 5),
      expect.closeTo(0, 5),
      0,
      0,
      expect.closeTo(0, 6),
    ]);
  });

  test('normalising gives every row mean 0 and deviation 1', () => {
    const rows = fc.float32Array({ min: -50, max: 50, noNaN: true, minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(rows, (given) => {
        const result = Float32Array.from(given);
        normalise(result, new Float32Array(8).fill(1), new Float32Array(8));
        for (let from = 0; from < 24; from += 8) {
          const before = given.slice(from, from + 8);
          // What is all but constant loses its deviation to the smallest float.
          if (Math.max(...before) - Math.min(...before) < 1e-2) continue;
          const row = [...result.slice(from, from + 8)];
          expect(row.reduce((sum, one) => sum + one, 0) / 8).toBeCloseTo(0, 4);
          expect(row.reduce((sum, one) => sum + one ** 2, 0) / 8).toBeCloseTo(1, 3);
        }
      }),
    );
  });

  test('the learned scale and shift come after', () => {
    const rows = Float32Array.of(-1, 1, 3, 5);
    normalise(rows, Float32Array.of(2, 10), Float32Array.of(0, 7));
    expect([...rows]).toEqual([-2, 17, -2, 17]);
  });

  test('a row of one number over and over becomes the shift', () => {
    const rows = new Float32Array(4).fill(123);
    normalise(rows, new Float32Array(4).fill(9), Float32Array.of(1, 2, 3, 4));
    expect([...rows]).toEqual([1, 2, 3, 4]);
  });
});
