import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodedTexts,
  encodingsSteps,
  passageCosine,
  readEncodings,
  sentenceCosine,
} from '../../../../src/retrieval/encoder/encodings.ts';
import { ENCODING_WIDTH } from '../../../../src/retrieval/encoder/sentence-encoder.ts';
import { documentOf, paragraphOf } from '../../../support/documents.ts';
import { dot } from '../../../support/reference-encoder.ts';
import { toEncodings } from '../../../support/to-encodings.ts';
import { unitVector } from '../../../support/unit-vector.ts';

const passagesOf = (text: string) => documentOf(text).passages;

describe('what is encoded of a passage', () => {
  test('is its headings and itself, then its sentences', () => {
    const [passage] = passagesOf('# Harbour\n\n## Ferries\n\n### Summer\n\nThey leave at noon.');
    if (!passage) throw new Error('no passage');
    expect(encodedTexts(passage)).toEqual([
      'Harbour. Ferries. Summer. They leave at noon.',
      'They leave at noon.',
    ]);
  });

  test('is itself where nothing stands above it', () => {
    const [passage] = passagesOf('They leave at noon.');
    if (!passage) throw new Error('no passage');
    expect(encodedTexts(passage)[0]).toBe('They leave at noon.');
  });

  test('has what it leans on before it', () => {
    const table = '| Boat | Seats |\n|---|---|\n| Heron | 12 |\n';
    const passages = passagesOf(`# Fleet\n\n${table}${'| Egret | 14 |\n'.repeat(120)}`);
    const leaning = passages.find(({ context }) => context.length > 0);
    if (!leaning) throw new Error('no passage with context');
    const leanedOn = leaning.context.map(({ start, end }) =>
      leaning.document.text.slice(start, end),
    );
    expect(encodedTexts(leaning)[0]).toBe(`Fleet. ${leanedOn.join(' ')}. ${leaning.text}`);
  });
});

test('a passage has its first eight sentences with words, and no others', () => {
  const [passage] = passagesOf(`One two. 3! ${'They leave at noon. '.repeat(12)}`);
  if (!passage) throw new Error('no passage');
  const [, ...each] = encodedTexts(passage);
  expect(each).toEqual(['One two.', ...new Array(7).fill('They leave at noon.')]);
});

describe('encodings', () => {
  const seeds = fc.array(fc.integer(), { minLength: 1, maxLength: 5 });

  test('have the cosines of the floats that they were made of, but for the rounding', () => {
    fc.assert(
      fc.property(seeds, fc.integer(), (all, asked) => {
        const vectors = all.map(unitVector);
        const encodings = toEncodings(vectors.map((one, at) => [one, ...vectors.slice(0, at)]));
        const question = unitVector(asked);
        for (const [at, vector] of vectors.entries()) {
          const cosine = passageCosine(question, encodings, at);
          expect(Math.abs(cosine - dot(question, vector))).toBeLessThan(0.005);
          expect(passageCosine(vector, encodings, at)).toBeGreaterThan(0.999);
          expect(passageCosine(vector, encodings, at)).toBeLessThanOrEqual(1.000001);
          const nearest = vectors.slice(0, at).map((one) => dot(question, one));
          const most = sentenceCosine(question, encodings, at);
          expect(Math.abs(most - Math.max(0, ...nearest))).toBeLessThan(0.005);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('are read as they were stored', () => {
    const document = documentOf([1, 2, 3].map((n) => paragraphOf(60, `w${n}x`)).join('\n\n'));
    const made = toEncodings(
      document.passages.map((passage) => encodedTexts(passage).map((_, n) => unitVector(n))),
    );
    const counts = document.passages.map((passage) => encodedTexts(passage).length);
    const { components } = made;
    const bytes = new Uint8Array(components.buffer, components.byteOffset, components.length);
    expect(readEncodings(bytes, counts)).toEqual(made);
    // As a file may come: in the midst of other bytes, at an odd place.
    const around = new Uint8Array(bytes.length + 2);
    around.set(bytes, 1);
    expect(readEncodings(around.subarray(1, -1), counts)).toEqual(made);
  });

  test('are not those of a document with more or fewer passages', () => {
    const { passages } = documentOf('One passage.');
    const counts = passages.map((passage) => encodedTexts(passage).length);
    const right = 2 * ENCODING_WIDTH;
    for (const length of [0, 1, ENCODING_WIDTH, right - 1, right + 1, right + ENCODING_WIDTH])
      expect(readEncodings(new Uint8Array(length), counts)).toBeNull();
    expect(readEncodings(new Uint8Array(right), counts)).not.toBeNull();
  });

  test('of many vectors are made a stretch at a time', () => {
    const many = Array.from({ length: 1_000 }, () => [unitVector(1)]);
    const steps = encodingsSteps(many);
    let stretches = 1;
    while (!steps.next().done) stretches += 1;
    expect(stretches).toBeGreaterThanOrEqual(4);
    expect(toEncodings(many).components).toHaveLength(1_000 * ENCODING_WIDTH);
  });

  test('of nothing are near to nothing', () => {
    const encodings = toEncodings([[new Float32Array(ENCODING_WIDTH)]]);
    expect(passageCosine(unitVector(1), encodings, 0)).toBe(0);
    expect(toEncodings([]).components).toHaveLength(0);
  });

  test('use the whole range of the integers, so that small numbers are not lost', () => {
    const vector = unitVector(9);
    const { components } = toEncodings([[vector]]);
    expect(Math.max(...components.map(Math.abs))).toBe(127);
  });
});
