import { describe, expect, test } from 'vitest';
import {
  MAX_REFERENCE_CHARACTERS,
  marksIn,
  readReference,
  splitReferences,
  tidyReference,
} from '../../../../src/citations/reference/reference.ts';

describe('a text of several references', () => {
  test.each([
    ['DEFECT:2.1', ['DEFECT:2.1']],
    ['DEFECT:2.1; BOWL:1.1\nRULES 3', ['DEFECT:2.1', 'BOWL:1.1', 'RULES 3']],
    ['DEFECT:2.1, BOWL:1.1 and RULES-A:2', ['DEFECT:2.1', 'BOWL:1.1', 'RULES-A:2']],
    ['Rules, section 2, 3', ['Rules, section 2, 3']],
    ['`DEFECT:2.1`; ; [BOWL:1.1]', ['DEFECT:2.1', 'BOWL:1.1']],
    [' \n ', []],
  ])('%j is split', (text, parts) => {
    expect(splitReferences(text)).toEqual(parts);
  });

  test('tells the marks in it, each once, in lower case', () => {
    expect(marksIn('DEFECT:2.1~K7F3Q and ~ab2cd, ~k7f3q')).toEqual(['k7f3q', 'ab2cd']);
    expect(marksIn('~k7f3 ~k7f3qq ~k7f38')).toEqual([]);
  });
});

describe('a reference', () => {
  test('is read without what people paste around it, and with plain characters', () => {
    expect(tidyReference('  **[ＤＥＦＥＣＴ：２．１]**. ')).toBe('DEFECT:2.1');
    expect(tidyReference('DEF\u00adECT:2\u200b.1')).toBe('DEFECT:2.1');
    expect(tidyReference('"«»"')).toBe('');
  });

  test('may be a title as a whole, which is always the first reading', () => {
    expect(readReference('Super Bowl 50').map(({ target }) => target)).toEqual([
      'Super Bowl 50',
      'Super Bowl',
    ]);
    expect(readReference('')).toEqual([]);
  });

  test('with a key, a colon and a number is meant as an id', () => {
    const ids = readReference('DEFECT:2.1').filter(({ asId }) => asId);
    expect(ids).toEqual([
      {
        target: 'DEFECT',
        locators: [{ kind: 'place', from: { section: 2, passage: 1, mark: null }, to: null }],
        asId: true,
        bareNumber: false,
      },
    ]);
    expect(readReference('Title of it, section 2').some(({ asId }) => asId)).toBe(false);
  });

  test('may name its place first, and its document twice', () => {
    const targets = (text: string) =>
      readReference(text)
        .filter(({ locators }) => locators.length > 0)
        .map(({ target }) => target);
    expect(targets('section 2 of DEFECT')).toContain('DEFECT');
    expect(targets('DEFECT:2.1-DEFECT:2.3')).toContain('DEFECT');
  });

  test('is read only as far as a reference is long', () => {
    const [whole] = readReference('a'.repeat(MAX_REFERENCE_CHARACTERS + 50));
    expect(whole?.target).toHaveLength(MAX_REFERENCE_CHARACTERS);
  });
});
