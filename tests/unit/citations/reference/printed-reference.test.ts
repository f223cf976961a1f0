import { expect, test } from 'vitest';
import { readPrintedReferences } from '../../../../src/citations/reference/printed-reference.ts';

const targets = (text: string) => readPrintedReferences(text).map(({ target }) => target);

test.each([
  ['rule 5', [null]],
  ['Article 2.2', [null]],
  ['By-laws, Article 2', ['By-laws']],
  ['rule 5 of the by-laws', ['by-laws']],
])('%s names a printed number of %j', (text, expected) => {
  expect(targets(text)).toEqual(expect.arrayContaining(expected));
});

test('a bracket that was taken off the end is put back', () => {
  expect(readPrintedReferences('8(a')).toEqual(readPrintedReferences('8(a)'));
  expect(readPrintedReferences('8(a')).not.toEqual([]);
});

test('a number alone before a title is part of the title', () => {
  expect(targets('1 of Samuel')).not.toContain('Samuel');
});

test('a text without a number names none', () => {
  expect(readPrintedReferences('the famine of the nineties')).toEqual([]);
});
