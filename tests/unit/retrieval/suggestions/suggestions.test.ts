import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestionsFor } from '../../../../src/retrieval/suggestions/suggestions.ts';

const TITLES = ['On Diplomacy', 'Diplomacy in Korea', 'Konanŭi Haenggun', 'On', '苦難の行軍'];
const titles = await suggestionsFor(TITLES, (title) => [title]);

describe('suggestions', () => {
  test.each([
    ['', TITLES],
    ['dip', ['Diplomacy in Korea', 'On Diplomacy']],
    ['in kor', ['Diplomacy in Korea']],
    ['KONANUI', ['Konanŭi Haenggun']],
    ['korea dipl', ['Diplomacy in Korea']],
    ['haeng', ['Konanŭi Haenggun']],
    ['行軍', ['苦難の行軍']],
    ['plomacy', ['Diplomacy in Korea', 'On Diplomacy']],
    ['diplomcay', ['On Diplomacy', 'Diplomacy in Korea']],
    ['xyz', []],
    ['…', []],
  ])('find by %j', (typed, expected) => {
    expect(new Set(titles.find(typed, 10))).toEqual(new Set(expected));
  });

  test('of which a name begins so come first', () => {
    expect(titles.find('dip', 10)[0]).toBe('Diplomacy in Korea');
    expect(titles.find('on dip', 10)).toEqual(['On Diplomacy']);
  });

  test('are found by a key that is mistyped', async () => {
    const documents = [
      { key: 'DEFECT', title: 'Defectors on Diplomacy' },
      { key: 'LIGHT', title: 'The Lighthouse' },
    ];
    const list = await suggestionsFor(documents, ({ key, title }) => [key, title]);
    expect(list.find('defcet', 5)).toEqual([documents[0]]);
    expect(list.find('lighthose', 5)).toEqual([documents[1]]);
  });

  test('are no more than asked for', () => {
    expect(titles.find('', 2)).toEqual(TITLES.slice(0, 2));
    expect(titles.find('on', 1)).toHaveLength(1);
  });

  test('are found by the beginnings of any words of their names, in any order', async () => {
    const words = ['alpha', 'beta', 'gamma', 'délta'];
    const list = await suggestionsFor([words.join(' ')], (name) => [name]);
    const typed = fc.shuffledSubarray(['alp', 'be', 'gam', 'delt'], { minLength: 1 });
    fc.assert(
      fc.property(typed, (some) => {
        expect(list.find(some.join(' '), 5)).toHaveLength(1);
      }),
    );
  });

  test('are looked for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        expect(titles.find(typed, 3).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
