import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { checkMessage } from '../../../../src/sandbox/validation/message-rules.ts';
import { refused } from '../refused.ts';

const V2 = MessageFlags.IsComponentsV2;
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 1, label: 'Go', custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const thumbnail = { type: 11, media: { url: 'https://example.org/a.png' } };

describe('a message with the layout flag', () => {
  const layout = (...components: object[]) => ({ flags: V2, components });

  test.each<[string, object]>([
    ['40 components in all', layout({ type: 17, components: many(39, () => text('x')) })],
    ['4000 characters', layout(text('x'.repeat(2000)), text('x'.repeat(2000)))],
    [
      'a section with a button',
      layout({ type: 9, components: [text('x')], accessory: button('b') }),
    ],
    [
      'a section with a thumbnail',
      layout({ type: 9, components: [text('x')], accessory: thumbnail }),
    ],
    [
      'everything else',
      layout({ type: 14 }, { type: 12, items: [{ media: thumbnail.media }] }, row(button('a'))),
    ],
  ])('may have %s', (_, form) => {
    expect(refused(() => checkMessage(form))).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      'content',
      { ...layout(text('x')), content: 'x' },
      "content: The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
    ],
    [
      'embeds',
      { ...layout(text('x')), embeds: [{ title: 'x' }] },
      "embeds: The 'embeds' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
    ],
    [
      '41 components in all',
      layout(...many(20, () => text('x')), { type: 17, components: many(20, () => text('x')) }),
      'components: The total number of components cannot exceed 40.',
    ],
    [
      '4001 characters',
      layout(text('x'.repeat(2000)), text('x'.repeat(2001))),
      'components: The total size of displayable text in components exceeds the limit of 4000.',
    ],
    ['an empty text', layout(text('')), 'components[0].content: This field is required'],
    [
      'four texts in a section',
      layout({ type: 9, components: many(4, () => text('x')), accessory: button('b') }),
      'components[0].components: Must be between 1 and 3 in length.',
    ],
    [
      'a section without accessory',
      layout({ type: 9, components: [text('x')] }),
      'components[0].accessory: This field is required',
    ],
    [
      'a container in a container',
      layout({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
      'components[0].components[0]: Value of field "type" must be one of (1, 9, 10, 12, 13, 14).',
    ],
    [
      'a loose button',
      layout(button('b')),
      'components[0]: Value of field "type" must be one of (1, 9, 10, 12, 13, 14, 17).',
    ],
    [
      '11 pictures in a gallery',
      layout({ type: 12, items: many(11, () => ({ media: thumbnail.media })) }),
      'components[0].items: Must be between 1 and 10 in length.',
    ],
    [
      'a file that is not attached',
      layout({ type: 13, file: { url: 'https://example.org/a.pdf' } }),
      `components[0].file.url: Scheme "https" is not supported. Scheme must be one of ('attachment').`,
    ],
  ])('may not have %s', (_, form, problem) => {
    expect(refused(() => checkMessage(form))).toEqual([problem]);
  });

  test('breaks Discord itself with more text than its store takes', () => {
    expect(refused(() => checkMessage(layout(text('가'.repeat(3386)))))).toEqual([]);
    expect(refused(() => checkMessage(layout(text('가'.repeat(3387)))))).toEqual(['500 0']);
  });
});
