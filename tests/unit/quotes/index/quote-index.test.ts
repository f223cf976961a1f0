import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkQuote } from '../../../../src/quotes/check/quote-check.ts';
import { buildQuoteIndex, buildWordIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { joinedIndexSteps, type QuoteIndex } from '../../../../src/quotes/index/quote-index.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentOf, documentsOf } from '../../../support/documents.ts';

const joined = (...shelves: readonly Record<string, string>[]): QuoteIndex =>
  runSync(joinedIndexSteps(shelves.map((files) => buildWordIndex(documentsOf(files)))));

test('positions, words and offsets run through the shelves, one behind the other', () => {
  const index = joined({ 'own.md': 'Grey geese rest.' }, {}, { 'all.md': 'Two geese rest here.' });
  expect(index.documents.map(({ name }) => name)).toEqual(['own.md', 'all.md']);
  expect(index.size).toBe(7);
  expect(index.frequency(index.number('geese'))).toBe(2);
  expect(index.frequency(index.number('grey'))).toBe(1);
  expect(index.number('wings')).toBe(-1);
  expect(index.positions(-1)).toEqual([]);
  expect([...index.wordsIn(1, 3)]).toEqual([...index.wordsIn(4, 6)]);
  expect(index.documentAt(2)).toBe(0);
  expect(index.documentAt(3)).toBe(1);
  expect([index.boundsOf(0), index.boundsOf(1)]).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 7 },
  ]);
  expect(index.documents[1]?.text.slice(index.startOf(4), index.endOf(5))).toBe('geese rest');
});

test('an index of no shelf holds no word', () => {
  const index = joined();
  expect([index.size, index.number('geese'), index.documents.length]).toEqual([0, -1, 0]);
  expect(checkQuote(index, 'grey geese rest upon frozen marshes').kind).toBe('absent');
});

const WORDS = ['grey', 'geese', 'rest', 'never', 'upon', 'frozen', 'marsh', 'H₂O', '10', 'the'];
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 })
  .map((words) => `Geese ${words.join(' ')}.`);
const shelf = fc.array(text, { maxLength: 3 });

test('quotations are judged as by one index of the same documents', () => {
  fc.assert(
    fc.property(shelf, shelf, shelf, text, fc.nat(), (own, staff, shared, other, seed) => {
      const shelves = [own, staff, shared].map((texts, number) =>
        texts.map((one, at) => documentOf(one, `${number}-${at}.md`)),
      );
      const documents = shelves.flat();
      const one = buildQuoteIndex(documents);
      const several = runSync(joinedIndexSteps(shelves.map((some) => buildWordIndex(some))));
      const source = documents[seed % Math.max(1, documents.length)];
      const from = source?.text ?? other;
      const begin = seed % Math.max(1, from.length - 20);
      const quotes = [other, from, `${from.slice(begin)} ${other}`, `${from} […] ${other}`];
      for (const quote of quotes) {
        expect(checkQuote(several, quote)).toEqual(checkQuote(one, quote));
        const options = source ? { source } : {};
        expect(checkQuote(several, quote, options)).toEqual(checkQuote(one, quote, options));
      }
    }),
    { numRuns: 20 },
  );
});
