import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeInProducts } from '../../../../src/retrieval/meaning/products.ts';
import { compiledProgram, keptProgram, PRODUCTS } from '../../../support/compiled-webassembly.ts';

const CODE = keptProgram(PRODUCTS);

describe('the products', () => {
  test('are what their text compiles to', async () => {
    expect(CODE.equals(await compiledProgram(PRODUCTS))).toBe(true);
  });

  test('of two stretches are summed up as numbers are', () => {
    const numbers = fc.int8Array({ minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(numbers, fc.nat(70), fc.nat(70), fc.nat(7), (all, one, other, eight) => {
        const count = 8 * (eight + 1);
        const { dot, components } = placeInProducts(CODE, new Uint8Array(all.buffer));
        let sum = 0;
        for (let at = 0; at < count; at += 1) sum += (all[one + at] ?? 0) * (all[other + at] ?? 0);
        expect(dot(one, other, count)).toBe(sum);
        expect(components).toEqual(all);
      }),
    );
  });

  test('take more numbers than a page of memory holds', () => {
    const bytes = new Uint8Array(200_000).fill(2, 199_992);
    const { dot } = placeInProducts(CODE, bytes);
    expect(dot(199_992, 199_992, 8)).toBe(32);
  });
});
