import { expect, test } from 'vitest';
import { candidateWindowsSteps } from '../../../../src/quotes/check/quote-candidates.ts';
import { buildQuoteIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentsOf } from '../../../support/documents.ts';

const QUOTE =
  'grey geese rest upon frozen marshes until southern winds return again bringing warmth';
const filler = (name: string) => Array.from({ length: 40 }, (_, at) => `${name}${at}`).join(' ');

test('two places close by are two stretches, though one reaches into the other', () => {
  const text = `${filler('before')} ${QUOTE} ${QUOTE} ${filler('behind')}`;
  const index = buildQuoteIndex(documentsOf({ 'a.md': text }));
  const words = Int32Array.from(QUOTE.split(' '), (word) => index.number(word));
  const windows = runSync(candidateWindowsSteps(index, words, () => true, 12, 2));
  const [one, other] = windows;
  if (!one || !other) throw new Error('one stretch for both');
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  expect(shared / (one.to - one.from)).toBeGreaterThan(0.5);
  expect(shared / (one.to - one.from)).toBeLessThanOrEqual(0.8);
});

test('one place is looked at once, and one that is not allowed never', () => {
  const text = `${filler('before')} ${QUOTE} ${filler('behind')}`;
  const index = buildQuoteIndex(documentsOf({ 'a.md': text }));
  const words = Int32Array.from(QUOTE.split(' '), (word) => index.number(word));
  const [only, ...others] = runSync(candidateWindowsSteps(index, words, () => true, 60, 5));
  expect(others).toEqual([]);
  expect(only?.from).toBeLessThanOrEqual(40);
  expect(only?.to).toBeGreaterThanOrEqual(40 + words.length);
  expect(runSync(candidateWindowsSteps(index, words, () => false, 60, 5))).toEqual([]);
});
