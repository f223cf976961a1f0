import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSentenceEncoder } from '../../../../src/app/open-encoder.ts';
import { readModelFile } from '../../../../src/retrieval/encoder/model-file.ts';
import { ENCODING_WIDTH } from '../../../../src/retrieval/encoder/sentence-encoder.ts';
import { makeTransformer } from '../../../../src/retrieval/encoder/transformer.ts';
import { KERNEL, keptProgram } from '../../../support/compiled-webassembly.ts';
import { nastyText } from '../../../support/nasty-text.ts';
import { dot } from '../../../support/reference-encoder.ts';

const ROOT = new URL('../../../../', import.meta.url);

/** What onnxruntime makes of a few texts with the same model; see tests/fixtures/encoder/README.md. */
interface Reference {
  readonly texts: readonly { readonly text: string; readonly ids: readonly number[] }[];
  /** By text: its cosine with each one before. */
  readonly cosines: readonly (readonly number[])[];
}

const json = async (name: string) => JSON.parse(await readFile(new URL(name, ROOT), 'utf8'));
const { texts, cosines }: Reference = await json('tests/fixtures/encoder/reference.json');
const MODEL = 'src/retrieval/encoder/model';
const tokenizer = new Tokenizer(await json(`${MODEL}/tokenizer.json`), {});
const encoder = openSentenceEncoder();

/** Beginning and end of a text. */
const [FIRST, LAST] = [101, 102];

describe('the sentence encoder', () => {
  test.each(texts)('divides into the reference’s tokens: $text', ({ text, ids }) => {
    expect(tokenizer.encode(text).ids).toEqual(ids);
  });

  test('gives the reference’s cosines', () => {
    const vectors = texts.map(({ text }) => encoder.encode(text));
    const apart = cosines.flatMap((row, i) =>
      row.map((one, j) => Math.abs(one - dot(vectors[i] ?? [], vectors[j] ?? []))),
    );
    expect(apart).toHaveLength((texts.length * (texts.length - 1)) / 2);
    expect(Math.max(...apart)).toBeLessThan(0.01);
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['marks alone', '?!… — ***'],
    ['one endless word', 'a'.repeat(100_000)],
    ['endless words', 'lorem ipsum '.repeat(100_000)],
    ['an emoji', '👩‍👩‍👧‍👦🇨🇭'],
    ['a lone surrogate', '\ud83d and \udc00'],
    ['control characters', 'a\0b\u0007c\ufffdd\u202ee'],
    ['combining marks without end', `e${'\u0301'.repeat(5_000)}`],
    ['Korean', '회의는 언제 시작합니까?'],
    ['Russian', 'Когда начинается собрание?'],
    ['Chinese', '会议什么时候开始？'],
    ['Arabic', 'متى يبدأ الاجتماع؟'],
    ['the marks of the model', '[CLS] [SEP] [PAD] [MASK] [UNK]'],
    ['names of an object', 'constructor __proto__ toString hasOwnProperty'],
  ])('gives a vector of length 1 for %s', (_, text) => {
    const vector = encoder.encode(text);
    expect(vector).toHaveLength(ENCODING_WIDTH);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
  });

  test('gives a vector of length 1 for whatever text', () => {
    fc.assert(
      fc.property(fc.oneof(nastyText, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        expect(Math.hypot(...encoder.encode(text))).toBeCloseTo(1, 4);
      }),
      { numRuns: 25 },
    );
  });

  test('looks at the beginning of a long text alone, however long it is', () => {
    const start = 'The ferry leaves at noon. '.repeat(60);
    const begun = [...encoder.encode(start)];
    expect([...encoder.encode(`${start}${'A goat gave milk. '.repeat(50_000)}`)]).toEqual(begun);
  });

  test('ends a text that it cuts with the model’s mark for the end', async () => {
    const weights = await readFile(new URL(`${MODEL}/weights.bin`, ROOT));
    const { encode } = makeTransformer(readModelFile(weights), keptProgram(KERNEL));
    const text = 'the goat '.repeat(100);
    const ids = tokenizer.encode(text).ids;
    expect([ids[0], ids.at(-1), ids.length]).toEqual([FIRST, LAST, 202]);
    expect([...encoder.encode(text)]).toEqual([...encode([...ids.slice(0, 159), LAST])]);
    const shorter = 'the goat '.repeat(79);
    expect(tokenizer.encode(shorter).ids).toHaveLength(160);
    expect([...encoder.encode(shorter)]).toEqual([...encode(tokenizer.encode(shorter).ids)]);
  });

  test('comes nearer to the same in other words than to the same words about another thing', () => {
    const [asked, said, other] = [
      'How can I get a new password?',
      'Forgotten login credentials are reset by the desk.',
      'How can I get a new bicycle?',
    ].map((text) => encoder.encode(text));
    const near = dot(asked ?? [], said ?? []);
    expect(near).toBeGreaterThan(0.4);
    expect(near).toBeGreaterThan(dot(asked ?? [], other ?? []));
  });
});
