import { MessageFlags } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RestRefusal } from '../../../../src/sandbox/refusal.ts';
import { checkMessage } from '../../../../src/sandbox/validation/message-rules.ts';
import { refused } from '../refused.ts';

const V2 = MessageFlags.IsComponentsV2;
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: 'one', value });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [option('a')],
  ...more,
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('a message without the layout flag', () => {
  test.each<[string, object]>([
    ['2000 characters', { content: 'x'.repeat(2000) }],
    ['ten embeds', { embeds: many(10, () => ({ title: 'x' })) }],
    [
      'five rows of five buttons',
      { components: many(5, (r) => row(...many(5, (b) => button(`${r}.${b}`)))) },
    ],
    [
      'a link button',
      {
        content: 'x',
        components: [row({ type: 2, style: 5, label: 'x', url: 'https://example.org' })],
      },
    ],
    [
      'a select of 25 options',
      { components: [row(select({ options: many(25, (i) => option(`${i}`)) }))] },
    ],
    ['fields that Discord does not know', { content: 'x', enforce_nonce: false, whatever: 1 }],
  ])('may have %s', (_, form) => {
    expect(refused(() => checkMessage(form))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['2001 characters', { content: 'x'.repeat(2001) }, 'content: Must be 2000 or fewer in length.'],
    [
      'eleven embeds',
      { embeds: many(11, () => ({ title: 'x' })) },
      'embeds: Must be 10 or fewer in length.',
    ],
    [
      'a long title',
      { embeds: [{ title: 'x'.repeat(257) }] },
      'embeds[0].title: Must be 256 or fewer in length.',
    ],
    [
      'a long description',
      { embeds: [{ description: 'x'.repeat(4097) }] },
      'embeds[0].description: Must be 4096 or fewer in length.',
    ],
    [
      'a field without a value',
      { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
      'embeds[0].fields[0].value: This field is required',
    ],
    [
      '26 fields',
      { embeds: [{ fields: many(26, () => ({ name: 'n', value: 'v' })) }] },
      'embeds[0].fields: Must be 25 or fewer in length.',
    ],
    ['an empty embed', { embeds: [{}] }, 'embeds[0].description: This field is required'],
    [
      '6001 characters in embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      'embeds: Embed size exceeds maximum size of 6000',
    ],
    [
      'six rows',
      { components: many(6, (i) => row(button(`${i}`))) },
      'components: Must be 5 or fewer in length.',
    ],
    [
      'six buttons in a row',
      { components: [row(...many(6, (i) => button(`${i}`)))] },
      'components[0].components: Must be between 1 and 5 in length.',
    ],
    [
      'an empty row',
      { components: [row()] },
      'components[0].components: Must be between 1 and 5 in length.',
    ],
    [
      'a select beside a button',
      { components: [row(select(), button('b'))] },
      'components[0].components[1]: The specified component exceeds the maximum width',
    ],
    [
      'a text display',
      { components: [text('x')] },
      'components[0]: Value of field "type" must be one of (1,).',
    ],
    [
      'a label of 81',
      { components: [row(button('b', { label: 'x'.repeat(81) }))] },
      'components[0].components[0].label: Must be 80 or fewer in length.',
    ],
    [
      'a custom id of 101',
      { components: [row(button('x'.repeat(101)))] },
      'components[0].components[0].custom_id: Must be between 1 and 100 in length.',
    ],
    [
      'no custom id',
      { components: [row({ type: 2, style: 1, label: 'x' })] },
      'components[0].components[0].custom_id: A custom id is required',
    ],
    [
      'a bare button',
      { components: [row({ type: 2, style: 1, custom_id: 'x' })] },
      'components[0].components[0]: A label or an emoji is required',
    ],
    [
      'the same custom id twice',
      { components: [row(button('a')), row(button('a'))] },
      'components[1].components[0].custom_id: Component custom id cannot be duplicated',
    ],
    [
      'a custom id and a url',
      { components: [row(button('a', { style: 5, url: 'https://a.org' }))] },
      'components[0].components[0]: A custom id and url cannot both be specified',
    ],
    [
      'a url of 513',
      {
        components: [
          row({ type: 2, style: 5, label: 'x', url: `https://a.org/${'x'.repeat(500)}` }),
        ],
      },
      'components[0].components[0].url: Must be between 1 and 512 in length.',
    ],
    [
      'a url of another kind',
      { components: [row({ type: 2, style: 5, label: 'x', url: 'ftp://a.org' })] },
      `components[0].components[0].url: Scheme "ftp" is not supported. Scheme must be one of ('http', 'https', 'discord').`,
    ],
    [
      'a select without options',
      { components: [row(select({ options: [] }))] },
      'components[0].components[0].options: Must be between 1 and 25 in length.',
    ],
    [
      '26 options',
      { components: [row(select({ options: many(26, (i) => option(`${i}`)) }))] },
      'components[0].components[0].options: Must be between 1 and 25 in length.',
    ],
    [
      'the same value twice',
      { components: [row(select({ options: [option('a'), option('a')] }))] },
      'components[0].components[0].options[1]: The specified option value is already used',
    ],
    [
      'parse and ids at once',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
      'allowed_mentions: parse:["users"] and users: [ids...] are mutually exclusive.',
    ],
    ['a number as content', { content: 5 }, 'content: The value is not of the type string.'],
  ])('may not have %s', (_, form, problem) => {
    expect(refused(() => checkMessage(form))).toEqual([problem]);
  });

  test('is told of every problem at once, below the path it stands at', () => {
    const form = { content: 'x'.repeat(2001), embeds: [{ title: 'x'.repeat(257) }] };
    expect(refused(() => checkMessage(form, null, ['data']))).toEqual([
      'data.content: Must be 2000 or fewer in length.',
      'data.embeds[0].title: Must be 256 or fewer in length.',
    ]);
  });
});

describe('an edit', () => {
  const laidOut = { flags: V2, content: '', embeds: [] };
  const plain = { flags: 0, content: 'x', embeds: [] };

  test('of a laid out message takes no content, whatever its flags say', () => {
    expect(refused(() => checkMessage({ content: 'x' }, laidOut))).toHaveLength(1);
    expect(refused(() => checkMessage({ content: 'x', flags: 0 }, laidOut))).toHaveLength(1);
  });

  test('of a laid out message keeps the layout, but not when its flags leave it out', () => {
    const components = [text('x')];
    expect(refused(() => checkMessage({ components }, laidOut))).toEqual([]);
    expect(refused(() => checkMessage({ components, flags: V2 }, laidOut))).toEqual([]);
    expect(refused(() => checkMessage({ components, flags: 0 }, laidOut))).toEqual([
      'components[0]: Value of field "type" must be one of (1,).',
    ]);
  });

  test('that lays out a message must clear its content', () => {
    const form = { flags: V2, components: [text('x')] };
    expect(refused(() => checkMessage(form, plain))).toHaveLength(1);
    expect(refused(() => checkMessage({ ...form, content: null }, plain))).toEqual([]);
    const embedded = { flags: 0, content: '', embeds: [{ title: 'x' }] };
    expect(refused(() => checkMessage({ ...form, embeds: null }, embedded))).toHaveLength(1);
    expect(refused(() => checkMessage({ ...form, embeds: [] }, embedded))).toEqual([]);
  });
});

test('whatever is sent is taken or refused, and nothing else happens', () => {
  const loose = fc.object({
    key: fc.constantFrom(
      'content',
      'embeds',
      'components',
      'type',
      'flags',
      'custom_id',
      'accessory',
    ),
    values: [fc.string(), fc.integer(), fc.constant(null), fc.boolean()],
    maxDepth: 4,
  });
  fc.assert(
    fc.property(loose, (form) => {
      try {
        checkMessage(form);
      } catch (error) {
        expect(error).toBeInstanceOf(RestRefusal);
      }
    }),
  );
});
