import { describe, expect, test } from 'vitest';
import {
  leavesOf,
  matching,
  readLine,
} from '../../../../src/sandbox/page/app/composer/command-leaves.ts';

const command = (name: string, options: object[] = [], type = 1) =>
  ({ name, type, description: `About ${name}`, options }) as never;

const LEAVES = leavesOf([
  command('ask', [
    { name: 'question', type: 3, description: '', required: true },
    { name: 'source', type: 3, description: '' },
  ]),
  command('library', [
    { name: 'add', type: 1, description: 'Adds', options: [] },
    {
      name: 'tags',
      type: 2,
      description: '',
      options: [{ name: 'list', type: 1, description: '' }],
    },
  ]),
  command('help'),
  command('Cite this', [], 3),
]);

describe('commands as one types them', () => {
  test('sub-commands are spelled out, and menus left out', () => {
    expect(LEAVES.map(({ path }) => path)).toEqual([
      'ask',
      'library add',
      'library tags list',
      'help',
    ]);
  });

  test.each([
    ['', ['ask', 'library add', 'library tags list', 'help']],
    ['l', ['library add', 'library tags list', 'help']],
    ['tags', ['library tags list']],
    ['zzz', []],
  ])('"%s" finds %j, those that begin with it first', (typed, paths) => {
    expect(matching(LEAVES, typed).map(({ path }) => path)).toEqual(paths);
  });

  test.each([
    ['/ask question: why? source: DEFECT', { question: 'why?', source: 'DEFECT' }],
    ['/ask why is it so', { question: 'why is it so' }],
    ['/ask what is time: a question', { question: 'what is time: a question' }],
    ['/ask source:X question:Y', { source: 'X', question: 'Y' }],
    ['/library add ', {}],
  ])('%s is read with its options', (line, values) => {
    expect(Object.fromEntries(readLine(LEAVES, line)?.values ?? [])).toEqual(values);
  });

  test.each(['/ask', '/asking why', 'ask why', '/ library add'])('%s is no command yet', (line) => {
    expect(readLine(LEAVES, line)).toBeNull();
  });
});
