import { describe, expect, test } from 'vitest';
import { readModelFile } from '../../../../src/retrieval/encoder/model-file.ts';
import { modelBytes, randomArrays } from '../../../support/random-model.ts';

const SHAPE = { layers: 1, width: 16, heads: 1, inner: 16, words: 3, positions: 4 };
const ARRAYS = randomArrays(SHAPE, 1);
const BYTES = modelBytes(SHAPE, ARRAYS);

describe('a model’s file', () => {
  test('gives the measures and every array by its name', () => {
    const { shape, floats, integers } = readModelFile(BYTES);
    expect(shape).toEqual(SHAPE);
    for (const [name, array] of ARRAYS) {
      const read = array instanceof Int8Array ? integers : floats;
      expect(read(name, array.length)).toEqual(array);
    }
  });

  test('is read from the midst of other bytes', () => {
    const around = new Uint8Array(BYTES.length + 48).fill(7);
    around.set(BYTES, 16);
    const { floats } = readModelFile(around.subarray(16, 16 + BYTES.length));
    expect(floats('norm', 16)).toEqual(ARRAYS.get('norm'));
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a few bytes', BYTES.slice(0, 6)],
    ['another file', new TextEncoder().encode('%PDF-1.7 and so on')],
  ])('%s is no file of an encoder', (_, bytes) => {
    expect(() => readModelFile(bytes)).toThrow(RangeError);
  });

  test.each(['nothing', 'constructor', '__proto__'])('holds no array "%s"', (name) => {
    const file = readModelFile(BYTES);
    expect(() => file.floats(name, 1)).toThrow(RangeError);
    expect(() => file.integers(name, 1)).toThrow(RangeError);
  });
});
