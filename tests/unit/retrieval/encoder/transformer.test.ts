import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readModelFile } from '../../../../src/retrieval/encoder/model-file.ts';
import { makeTransformer } from '../../../../src/retrieval/encoder/transformer.ts';
import { KERNEL, keptProgram } from '../../../support/compiled-webassembly.ts';
import { modelBytes, randomArrays } from '../../../support/random-model.ts';
import { dot, referenceEncode } from '../../../support/reference-encoder.ts';

const SHAPE = { layers: 2, width: 32, heads: 2, inner: 48, words: 40, positions: 10 };

const CODE = keptProgram(KERNEL);
const transformerOf = (seed: number, shape = SHAPE) => {
  const arrays = randomArrays(shape, seed);
  return { arrays, ...makeTransformer(readModelFile(modelBytes(shape, arrays)), CODE) };
};
const tokenList = (most: number) =>
  fc.array(fc.integer({ min: 0, max: SHAPE.words - 1 }), { minLength: 1, maxLength: most });

describe('the transformer', () => {
  test('gives the vector that plain arithmetic gives, for any number of tokens', () => {
    fc.assert(
      fc.property(fc.integer(), tokenList(SHAPE.positions), (seed, tokens) => {
        const { arrays, encode } = transformerOf(seed);
        const vector = encode(tokens);
        const expected = referenceEncode(SHAPE, arrays, tokens);
        expect(dot(vector, expected)).toBeGreaterThan(0.99999);
      }),
      { numRuns: 25 },
    );
  });

  test('uses every layer, head and position of the file', () => {
    const shape = { ...SHAPE, layers: 3, width: 64, heads: 4, inner: 72, positions: 21 };
    const { arrays, encode, width, positions } = transformerOf(7, shape);
    expect({ width, positions }).toEqual({ width: 64, positions: 21 });
    const tokens = Array.from({ length: 21 }, (_, i) => (i * 7) % SHAPE.words);
    expect(dot(encode(tokens), referenceEncode(shape, arrays, tokens))).toBeGreaterThan(0.99999);
  });

  test('gives the same vector whatever came before', () => {
    const { encode } = transformerOf(3);
    const fresh = [...transformerOf(3).encode([5, 6, 7])];
    fc.assert(
      fc.property(tokenList(SHAPE.positions), (before) => {
        encode(before);
        expect([...encode([5, 6, 7])]).toEqual(fresh);
      }),
      { numRuns: 20 },
    );
  });

  test('vectors have length 1', () => {
    const { encode } = transformerOf(4);
    fc.assert(
      fc.property(tokenList(SHAPE.positions), (tokens) => {
        const vector = encode(tokens);
        expect(vector).toHaveLength(SHAPE.width);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
      { numRuns: 20 },
    );
  });

  test('reads as many tokens as the model has positions', () => {
    const { encode } = transformerOf(5);
    const most = Array.from({ length: SHAPE.positions }, (_, i) => i);
    expect([...encode([...most, 11, 12, 13])]).toEqual([...encode(most)]);
  });

  test('tells the order of tokens apart', () => {
    const { encode } = transformerOf(6);
    expect([...encode([1, 2])]).not.toEqual([...encode([2, 1])]);
  });
});
