import { expect, test } from 'vitest';
import { hasFields } from '../../../src/system/fields.ts';

const FIELDS = { words: Array, places: Uint32Array };

test('a value has fields when each is an instance of its class', () => {
  expect(hasFields({ words: ['a'], places: new Uint32Array(1) }, FIELDS)).toBe(true);
  expect(hasFields({ words: [], places: new Uint32Array(), count: 1 }, FIELDS)).toBe(true);
});

test('a field that is missing, inherited or of another class is not there', () => {
  expect(hasFields({ words: ['a'] }, FIELDS)).toBe(false);
  expect(hasFields({ words: ['a'], places: new Uint16Array(1) }, FIELDS)).toBe(false);
  expect(hasFields({}, { constructor: Function })).toBe(false);
});

test.each([undefined, null, 1, 'text', []])('%o has no fields', (value) => {
  expect(hasFields(value, FIELDS)).toBe(false);
});
