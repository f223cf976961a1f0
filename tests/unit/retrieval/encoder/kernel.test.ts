import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MatrixPart, makeKernel } from '../../../../src/retrieval/encoder/kernel.ts';
import { compiledProgram, KERNEL, keptProgram } from '../../../support/compiled-webassembly.ts';
import { randomNumbers } from '../../../support/random-numbers.ts';
import { dot, inRows, referenceAttention } from '../../../support/reference-encoder.ts';

/** Sizes that the kernel takes: see the comments of kernel.wat. */
const measures = fc.record({
  rows: fc.integer({ min: 1, max: 5 }).map((four) => 4 * four),
  inner: fc.integer({ min: 1, max: 9 }).map((eight) => 8 * eight),
  columns: fc.integer({ min: 1, max: 11 }).map((two) => 2 * two),
  seed: fc.integer(),
  /** Of the rows, by turns: ordinary, nothing, vast, and next to nothing. */
  sizes: fc.array(fc.constantFrom(1, 0, 1e30, 1e-20, 300), { minLength: 1, maxLength: 5 }),
});

const CODE = keptProgram(KERNEL);
const kernelFor = (rows: number, inner: number, columns: number) =>
  makeKernel(CODE, { rows, inner, columns });

function randomPart(random: () => number, columns: number, inner: number): MatrixPart {
  return {
    weights: Int8Array.from({ length: columns * inner }, () => Math.round(random() * 254 - 127)),
    scale: Float32Array.from({ length: columns }, () => random() / 100),
    bias: Float32Array.from({ length: columns }, () => random() - 0.5),
  };
}

describe('the kernel', () => {
  test('is what its text compiles to', async () => {
    expect(CODE.equals(await compiledProgram(KERNEL))).toBe(true);
  });

  test('multiplies as plain arithmetic does, as finely as it rounds', () => {
    fc.assert(
      fc.property(measures, ({ rows, inner, columns, seed, sizes }) => {
        const random = randomNumbers(seed);
        const part = randomPart(random, columns, inner);
        const input = Float32Array.from(
          { length: rows * inner },
          (_, i) => (random() * 2 - 1) * (sizes[Math.floor(i / inner) % sizes.length] ?? 1),
        );
        const kernel = kernelFor(rows, inner, columns);
        const result = kernel.multiply(input, rows, kernel.place([part], inner));
        expect(result).toHaveLength(rows * columns);
        const weights = inRows(part.weights, inner);
        let worst = 0;
        for (const [i, row] of inRows(input, inner).entries()) {
          const largest = Math.max(...row.map(Math.abs));
          for (const [j, weight] of weights.entries()) {
            const scale = part.scale[j] ?? 0;
            const exact = dot(row, weight) * scale + (part.bias[j] ?? 0);
            const reach = weight.reduce((sum, one) => sum + Math.abs(one), 0) * scale * largest;
            // Half a step of 1/8191 for every factor, and the roundings of 32-bit floats.
            const allowed = reach * (0.5 / 8_191 + 1e-6) + 1e-6;
            worst = Math.max(worst, Math.abs((result[i * columns + j] ?? NaN) - exact) / allowed);
          }
        }
        expect(worst).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  test('does not overflow with the longest rows of the largest numbers', () => {
    const inner = 1_536;
    const kernel = kernelFor(4, inner, 2);
    const part = {
      weights: new Int8Array(2 * inner).fill(127, 0, inner).fill(-127, inner),
      scale: new Float32Array(2).fill(1),
      bias: new Float32Array(2),
    };
    const input = new Float32Array(4 * inner).fill(2);
    const result = kernel.multiply(input, 4, kernel.place([part], inner));
    const most = 2 * 127 * inner;
    expect([...result].map((one) => one / most)).toEqual([1, -1, 1, -1, 1, -1, 1, -1]);
  });

  test('gives a row of zeros the bias, whatever the other rows hold', () => {
    const kernel = kernelFor(4, 8, 2);
    const part = { ...randomPart(randomNumbers(1), 2, 8), bias: Float32Array.of(0.25, -3) };
    const input = new Float32Array(32).fill(5, 8);
    const result = kernel.multiply(input, 4, kernel.place([part], 8));
    expect([...result.slice(0, 2)]).toEqual([0.25, -3]);
  });

  test('holds several matrices, each of parts one below the other', () => {
    const random = randomNumbers(2);
    const parts = [4, 2, 6].map((columns) => randomPart(random, columns, 16));
    const input = Float32Array.from({ length: 64 }, random);
    const kernel = kernelFor(4, 16, 12);
    const whole = kernel.place(parts, 16);
    const single = parts.map((part) => kernel.place([part], 16));
    const apart = single.map((matrix) =>
      inRows(kernel.multiply(input, 4, matrix), matrix.columns).map((row) => [...row]),
    );
    const together = inRows(kernel.multiply(input, 4, whole), 12);
    expect(together).toEqual(
      [0, 1, 2, 3].map((row) => apart.flatMap((rows) => [...(rows[row] ?? [])])),
    );
  });

  test('attends as plain arithmetic does, for any number of tokens', () => {
    const cases = fc.record({
      tokens: fc.integer({ min: 1, max: 19 }),
      heads: fc.integer({ min: 1, max: 3 }),
      lanes: fc.integer({ min: 1, max: 2 }),
      size: fc.constantFrom(0.1, 1, 8),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(cases, ({ tokens, heads, lanes, size, seed }) => {
        const width = heads * lanes * 16;
        const rows = Math.ceil(tokens / 4) * 4;
        const random = randomNumbers(seed);
        const kernel = kernelFor(20, width, 3 * width);
        const part = randomPart(random, 3 * width, width);
        const input = Float32Array.from({ length: rows * width }, () => size * (random() - 0.5));
        const mixed = kernel.multiply(input, rows, kernel.place([part], width));
        const kept = inRows(mixed, 3 * width).slice(0, tokens);
        const [query, key, value] = [0, 1, 2].map((third) =>
          kept.map((row) => row.slice(third * width, (third + 1) * width)),
        );
        const expected = referenceAttention(query ?? [], key ?? [], value ?? [], heads);
        const attended = kernel.attend(tokens, width, heads);
        expect(attended).toHaveLength(rows * width);
        const apart = expected.flat().map((one, i) => Math.abs(one - (attended[i] ?? NaN)));
        expect(Math.max(...apart)).toBeLessThan(1e-4);
      }),
      { numRuns: 30 },
    );
  });

  test('attends to the nearest alone where scores are far apart, without overflow', () => {
    const width = 16;
    const kernel = kernelFor(4, width, 3 * width);
    // Query, key and value are the row itself, a thousand times as large.
    const one = Int8Array.from({ length: width * width }, (_, i) =>
      Math.floor(i / width) === i % width ? 100 : 0,
    );
    const part = {
      weights: one,
      scale: new Float32Array(width).fill(10),
      bias: new Float32Array(width),
    };
    const input = new Float32Array(4 * width);
    for (let row = 0; row < 4; row += 1) input[row * width + row] = 1;
    kernel.multiply(input, 4, kernel.place([part, part, part], width));
    const attended = kernel.attend(4, width, 1);
    for (let row = 0; row < 4; row += 1) {
      const shown = [...attended.slice(row * width, row * width + 4)].map(Math.round);
      expect(shown).toEqual([0, 1, 2, 3].map((at) => (at === row ? 1_000 : 0)));
    }
  });
});
