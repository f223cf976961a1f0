import { describe, expect, test } from 'vitest';
import { smallLibrary } from '../../../support/library.ts';

const german = '---\nlanguage: de\n---\n# Markt\n\nDer Markt am Hafen ist am Freitag offen.\n';
const onlyGerman = smallLibrary({
  'lighthouse.md': null,
  'bakery.md': null,
  'quay.txt': null,
  'markt.md': german,
});

describe('the words that a search says stand nowhere', () => {
  test.each([
    ['in the language of the documents', smallLibrary()],
    ['in another language than the documents', onlyGerman],
    ['beside several languages', smallLibrary({ 'markt.md': german })],
  ])('hold no stop words %s', async (_, library) => {
    expect((await library.search('the quuxwell with zyzzyva')).missing).toEqual([
      'quuxwell',
      'zyzzyva',
    ]);
  });

  test('are as they were typed', async () => {
    expect((await smallLibrary().search('Quuxwéll lamp Žabka')).missing).toEqual([
      'Quuxwéll',
      'Žabka',
    ]);
  });
});

describe('a phrase', () => {
  const ropes = smallLibrary({
    'ropes.md': '# Ropes\n\nHang the rope → upon the hook 🪝 behind the door. Water is H₂O.',
  });

  test.each(['"rope upon the hook behind the door"', '"rope -> upon the hook"', '"water is h2o"'])(
    '%s is found whatever signs stand between its words',
    async (typed) => {
      expect((await ropes.search(typed)).total).toBe(1);
    },
  );
});
