import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../src/corpus/document/document.ts';
import * as list from '../../../../src/discord/command/passage-list.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentOf, documentsOf, paragraphOf } from '../../../support/documents.ts';
import { fileText, smallLibrary } from '../../../support/library.ts';

const { encodePassages, MAX_LISTED } = list;
const decodePassages = (all: readonly Document[], code: string) =>
  list.decodePassages(buildLibrary(all), code);

const library = smallLibrary();
const { documents } = library;
const all = documents.flatMap(({ passages }) => passages);
const long = documentOf(
  `# Long\n\n${Array.from({ length: 30 }, (_, index) => `## S${index}\n\n${paragraphOf(60, `w${index}x`)}`).join('\n\n')}`,
);

describe('passages in a button', () => {
  test('come back in their order, any few of them', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all.slice(0, MAX_LISTED)), (some) => {
        const { code, count } = encodePassages(some);
        expect(count).toBe(some.length);
        expect(code.length).toBeLessThanOrEqual(8 * MAX_LISTED);
        expect(list.decodePassages(library, code)).toEqual(some);
      }),
    );
  });

  test('come back for a whole document in a few characters', () => {
    const { code } = encodePassages(long.passages);
    expect(code.length).toBeLessThan(20);
    expect(decodePassages([long], code)).toEqual(long.passages);
  });

  test('are kept as far as they fit when they are many and far apart', () => {
    const odd = long.passages.filter((_, index) => index % 2 === 0);
    const { code, count } = encodePassages(odd);
    expect(count).toBe(MAX_LISTED);
    expect(decodePassages([long], code)).toEqual(odd.slice(0, MAX_LISTED));
    const runs = [...long.passages.slice(0, 10), ...long.passages.slice(20), ...all.slice(0, 2)];
    const several = encodePassages(runs);
    expect(several.count).toBe(runs.length);
    expect(several.code.length).toBeLessThanOrEqual(64);
    expect(decodePassages([long, ...documents], several.code)).toEqual(runs);
  });

  test('are found where their text stands now', () => {
    const wanted = all.filter((passage) => /goat named Bella/.test(passage.text));
    const moved = fileText('lighthouse.md').replace(
      '## Building',
      '## New\n\nSomething new.\n\n## Building',
    );
    const [found] = decodePassages(
      smallLibrary({ 'lighthouse.md': moved }).documents,
      encodePassages(wanted).code,
    );
    expect(found?.text).toBe(wanted[0]?.text);
    expect(found?.section.number).toBe((wanted[0]?.section.number ?? 0) + 1);
  });

  test('are missing when their text was changed, and the others stay', () => {
    const { code } = encodePassages(all);
    const edited = fileText('bakery.md').replace('three hundred', 'four hundred');
    const found = decodePassages(smallLibrary({ 'bakery.md': edited }).documents, code);
    expect(found.filter((passage) => passage === null)).toHaveLength(1);
    expect(found).toHaveLength(Math.min(all.length, MAX_LISTED));
  });

  test('of a run are all missing when any of it was changed', () => {
    const { code } = encodePassages(long.passages);
    const edited = documentOf(long.text.replace('w20x7', 'changed'));
    const found = decodePassages([edited], code);
    expect(found).toHaveLength(long.passages.length);
    expect(found.every((passage) => passage === null)).toBe(true);
  });

  test('with the same text are told apart by their place, and never guessed', () => {
    const text = '## A\n\nThe same words stand here.\n\n## B\n\nThe same words stand here.';
    const twins = documentsOf({ 'one.md': `# One\n\n${text}`, 'two.md': `# Two\n\n${text}` });
    const passages = twins.flatMap((document) => document.passages);
    expect(decodePassages(twins, encodePassages(passages).code)).toEqual(passages);
    const [gone] = decodePassages(twins, `${passages[0]?.mark}___`);
    expect(gone).toBeNull();
  });

  test('are none in a code of nobody', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        for (const passage of list.decodePassages(library, code)) expect(passage).toBeNull();
      }),
    );
    expect(decodePassages(documents, '')).toEqual([]);
  });
});
