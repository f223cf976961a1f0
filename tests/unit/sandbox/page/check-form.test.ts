import { expect, test } from 'vitest';
import { presetOf, problemOf } from '../../../../src/sandbox/page/app/modal/check-form.ts';

const input = (more: object = {}) => ({ type: 4, custom_id: 'x', style: 1, ...more }) as never;
const ticks = (more: object = {}) => ({ type: 22, custom_id: 'x', options: [], ...more }) as never;
const OPTIONS = [
  { label: 'A', value: 'a', default: true },
  { label: 'B', value: 'b' },
];

test.each<[string, never, string | string[] | boolean, string | null]>([
  ['an empty text', input(), '', 'This field is required.'],
  ['an empty text that may be', input({ required: false }), '', null],
  ['a short text', input({ min_length: 3 }), 'no', 'This must have at least 3 characters.'],
  ['a text', input({ min_length: 3 }), 'yes', null],
  ['too few ticks', ticks({ min_values: 2 }), ['a'], 'Choose at least 2.'],
  ['enough ticks', ticks({ min_values: 2 }), ['a', 'b'], null],
  ['an empty checkbox', { type: 23, custom_id: 'x' } as never, false, null],
])('%s', (_what, field, value, problem) => {
  expect(problemOf(field, value)).toBe(problem);
});

test.each<[never, unknown]>([
  [input({ value: 'there' }), 'there'],
  [ticks({ options: OPTIONS }), ['a']],
  [{ type: 3, custom_id: 'x', options: OPTIONS } as never, ['a']],
  [{ type: 5, custom_id: 'x', default_values: [{ id: '7' }] } as never, ['7']],
  [{ type: 19, custom_id: 'x' } as never, []],
  [{ type: 23, custom_id: 'x', default: true } as never, true],
])('%j begins as %j', (field, preset) => {
  expect(presetOf(field)).toEqual(preset);
});
