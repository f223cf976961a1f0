import { describe, expect, test } from 'vitest';
import {
  choose,
  type OptionValues,
  readOptions,
  readPartial,
} from '../../../../src/sandbox/driving/option-input.ts';
import { Resolver } from '../../../../src/sandbox/driving/resolver.ts';
import { ClientRefusal } from '../../../../src/sandbox/refusal.ts';
import { makeWorld, register } from '../world-of.ts';

const COMMAND = {
  name: 'all',
  description: 'x',
  options: [
    { type: 3, name: 'text', description: 'x', required: true, min_length: 2, max_length: 5 },
    { type: 4, name: 'count', description: 'x', min_value: 1, max_value: 9 },
    { type: 10, name: 'ratio', description: 'x' },
    { type: 5, name: 'flag', description: 'x' },
    { type: 6, name: 'who', description: 'x' },
    { type: 7, name: 'where', description: 'x', channel_types: [0] },
    { type: 8, name: 'role', description: 'x' },
    { type: 11, name: 'file', description: 'x' },
    { type: 3, name: 'kind', description: 'x', choices: [{ name: 'Book', value: 'b' }] },
    { type: 3, name: 'source', description: 'x', autocomplete: true },
  ],
};

function read(values: OptionValues) {
  const world = makeWorld();
  const [command] = register(world, COMMAND);
  const resolver = new Resolver(world, world.channel('general'), 'http://127.0.0.1:1');
  return { sent: readOptions(command?.options ?? [], values, resolver), resolver, world };
}

describe('a command as typed', () => {
  test('sends its values by type, in the order of the options', () => {
    const { sent } = read({ flag: 'true', count: '3', text: 'abc', kind: 'Book', ratio: 0.5 });
    expect(sent.map(({ name, value }) => [name, value])).toEqual([
      ['text', 'abc'],
      ['count', 3],
      ['ratio', 0.5],
      ['flag', true],
      ['kind', 'b'],
    ]);
  });

  test('resolves users, channels, roles and files', () => {
    const file = { name: 'a b.txt', type: 'text/plain', bytes: new Uint8Array([1]) };
    const values = { text: 'abc', who: '@theo', where: '#general', role: 'moderator', file };
    const { resolver, world } = read(values);
    const theo = world.person('theo').user.id;
    expect(Object.keys(resolver.resolved?.users ?? {})).toEqual([theo]);
    expect(resolver.resolved?.members?.[theo]?.permissions).toMatch(/^\d+$/);
    expect(Object.values(resolver.resolved?.channels ?? {})).toMatchObject([{ name: 'general' }]);
    expect(Object.values(resolver.resolved?.roles ?? {})).toMatchObject([{ name: 'Moderator' }]);
    expect(Object.values(resolver.resolved?.attachments ?? {})).toMatchObject([
      { filename: 'a_b.txt', size: 1, content_type: 'text/plain' },
    ]);
  });

  test.each<[OptionValues, string]>([
    [{}, 'The option "text" is required.'],
    [{ text: '' }, 'The option "text" is required.'],
    [{ text: 'a' }, 'The option "text" must have at least 2 characters.'],
    [{ text: 'abcdef' }, 'The option "text" must have at most 5 characters.'],
    [{ text: 'abc', count: 0 }, 'The option "count" must be between 1 and 9.'],
    [{ text: 'abc', count: '1.5' }, 'The option "count" must be a whole number.'],
    [{ text: 'abc', ratio: 'x' }, 'The option "ratio" must be a number.'],
    [{ text: 'abc', flag: 'maybe' }, 'The option "flag" must be true or false.'],
    [{ text: 'abc', who: 'nobody' }, 'There is no user called "nobody".'],
    [{ text: 'abc', where: 'nowhere' }, 'There is no channel called "nowhere".'],
    [{ text: 'abc', role: 'king' }, 'There is no role called "king".'],
    [{ text: 'abc', kind: 'c' }, 'The option "kind" must be one of: Book.'],
    [{ text: 'abc', file: 'x' }, 'The option "file" takes a file.'],
    [{ text: 'abc', other: 'x' }, 'There is no option "other".'],
  ])('is refused in a sentence: %j', (values, sentence) => {
    expect(() => read(values)).toThrow(new ClientRefusal(sentence));
  });

  test('is sent as it is while one option is being completed', () => {
    const [command] = register(makeWorld(), COMMAND);
    expect(readPartial(command?.options ?? [], { count: 'x' }, 'source')).toEqual([
      { name: 'count', type: 4, value: 'x' },
      { name: 'source', type: 3, value: '', focused: true },
    ]);
    expect(() => readPartial(command?.options ?? [], {}, 'text')).toThrow(/no autocomplete/);
  });
});

describe('sub-commands', () => {
  const nested = {
    name: 'library',
    description: 'x',
    options: [
      {
        type: 1,
        name: 'add',
        description: 'x',
        options: [{ type: 3, name: 'url', description: 'x' }],
      },
      {
        type: 2,
        name: 'set',
        description: 'x',
        options: [{ type: 1, name: 'title', description: 'x' }],
      },
    ],
  };

  test('wrap their values in the way that leads to them', () => {
    const [command] = register(makeWorld(), nested);
    if (command === undefined) throw new Error('not registered');
    const { wrap } = choose(command, ['set', 'title']);
    expect(wrap([])).toEqual([
      { name: 'set', type: 2, options: [{ name: 'title', type: 1, options: [] }] },
    ]);
    expect(choose(command, ['add']).options.map(({ name }) => name)).toEqual(['url']);
  });

  test('are asked for, and unknown ones refused', () => {
    const [command] = register(makeWorld(), nested);
    if (command === undefined) throw new Error('not registered');
    expect(() => choose(command, [])).toThrow('/library needs one of its sub-commands: add, set.');
    expect(() => choose(command, ['drop'])).toThrow('/library has no sub-command "drop".');
  });
});
