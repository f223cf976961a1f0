import { expect, test } from 'vitest';
import {
  cardinalValue,
  LAST,
  ordinalValue,
} from '../../../../src/citations/reference/number-words.ts';

test.each([
  ['first', 1],
  ['twelfth', 12],
  ['3rd', 3],
  ['21st', 21],
  ['last', LAST],
  ['thirteenth', null],
  ['three', null],
  ['3', null],
  ['', null],
])('%j stands for place %j', (word, value) => {
  expect(ordinalValue(word)).toBe(value);
});

test.each([
  ['7', 7],
  ['99999', 99_999],
  ['100000', null],
  ['seven', 7],
  ['iv', 4],
  ['xlii', 42],
  ['lxxxix', 89],
  ['iiii', null],
  ['c', null],
  ['constructor', null],
  ['', null],
])('%j stands for %j', (word, value) => {
  expect(cardinalValue(word)).toBe(value);
});
