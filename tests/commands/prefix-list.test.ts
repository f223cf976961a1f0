import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prefixList } from '../../commands/shared/options/prefix-list.ts';
import { simplify } from '../../src/citations/resolve/find-documents.ts';

const TITLES = ['On Diplomacy', 'Diplomacy in Korea', 'Konanŭi Haenggun', 'On'];
const list = prefixList(TITLES, (title) => [title]);

describe('a prefix list', () => {
  test.each([
    ['', TITLES],
    ['dip', ['Diplomacy in Korea', 'On Diplomacy']],
    ['in kor', ['Diplomacy in Korea']],
    ['KONANUI', ['Konanŭi Haenggun']],
    ['on', ['On Diplomacy', 'On']],
    ['plomacy', []],
  ])('finds by %j', (typed, expected) => {
    expect(list.find(typed, 10)).toEqual(expected);
  });

  test('gives no more than asked for', () => {
    expect(list.find('', 2)).toEqual(TITLES.slice(0, 2));
    expect(list.find('on', 1)).toEqual(['On Diplomacy']);
  });

  test('finds just the names of which some words from one on begin so', () => {
    const name = fc.array(fc.constantFrom('a', 'ab', 'b', 'Ba', 'é'), {
      minLength: 1,
      maxLength: 4,
    });
    const names = fc.array(
      name.map((words) => words.join(' ')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(names, name, (all, typed) => {
        const prefix = simplify(typed.join(' '));
        const found = prefixList(all, (one) => [one]).find(prefix, 100);
        const expected = all.filter((one) => ` ${simplify(one)}`.includes(` ${prefix}`));
        expect([...found].sort()).toEqual([...expected].sort());
      }),
    );
  });
});
