import { describe, expect, test } from 'vitest';
import { checkModal } from '../../../../src/sandbox/validation/modal.ts';
import { refused } from '../refused.ts';

const input = (custom_id = 'i', more: object = {}) => ({ type: 4, custom_id, style: 1, ...more });
const label = (component: object, more: object = {}) => ({
  type: 18,
  label: 'L',
  component,
  ...more,
});
const modal = (...components: object[]) => ({ custom_id: 'm', title: 'T', components });
const radio = {
  type: 21,
  custom_id: 'r',
  options: [
    { label: 'a', value: 'a' },
    { label: 'b', value: 'b' },
  ],
};

describe('a modal', () => {
  test.each<[string, object]>([
    ['text inputs in labels', modal(label(input()))],
    ['a text input in a row', modal({ type: 1, components: [input('i', { label: 'L' })] })],
    [
      'text, a select, radio buttons, a checkbox and a file',
      modal(
        { type: 10, content: 'Read this' },
        label({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }),
        label(radio),
        label({ type: 23, custom_id: 'c' }),
        label({ type: 19, custom_id: 'f' }),
      ),
    ],
  ])('may have %s', (_, form) => {
    expect(refused(() => checkModal(form, []))).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      'a title of 46',
      { ...modal(label(input())), title: 'x'.repeat(46) },
      'title: Must be between 1 and 45 in length.',
    ],
    [
      'six parts',
      modal(...Array.from({ length: 6 }, (_, i) => label(input(`${i}`)))),
      'components: Must be between 1 and 5 in length.',
    ],
    ['no parts', modal(), 'components: Must be between 1 and 5 in length.'],
    [
      'a label of 46',
      modal(label(input(), { label: 'x'.repeat(46) })),
      'components[0].label: Must be between 1 and 45 in length.',
    ],
    [
      'a description of 101',
      modal(label(input(), { description: 'x'.repeat(101) })),
      'components[0].description: Must be 100 or fewer in length.',
    ],
    [
      'the same custom id twice',
      modal(label(input('a')), label(input('a'))),
      'components[1].component.custom_id: Component custom id cannot be duplicated',
    ],
    [
      'a button',
      modal(label({ type: 2, style: 1, label: 'x', custom_id: 'b' })),
      'components[0].component: Value of field "type" must be one of (4, 3, 5, 6, 7, 8, 19, 21, 22, 23).',
    ],
    [
      'one radio button',
      modal(label({ ...radio, options: radio.options.slice(1) })),
      'components[0].component.options: Must be between 2 and 10 in length.',
    ],
    [
      'a preset longer than allowed',
      modal(label(input('a', { value: 'abc', max_length: 2 }))),
      'components[0].component.value: Must be 2 or fewer in length.',
    ],
    [
      'a disabled part',
      modal(
        label({ type: 3, custom_id: 's', disabled: true, options: [{ label: 'a', value: 'a' }] }),
      ),
      'components[0].component.disabled: A component in a modal cannot be disabled.',
    ],
  ])('may not have %s', (_, form, problem) => {
    expect(refused(() => checkModal(form, []))).toEqual([problem]);
  });
});
