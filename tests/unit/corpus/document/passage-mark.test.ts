import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyFrom } from '../../../../src/corpus/document/citation-key.ts';
import {
  formerMark,
  passageMark,
  textDigest,
} from '../../../../src/corpus/document/passage-mark.ts';

describe('a mark', () => {
  test('is what it always was for a text without raised figures, fractions and the like', () => {
    // Made by Footnote 0.2.
    expect(passageMark('102 x')).toBe('gdviu');
    expect(passageMark('plain')).toBe('uelmt');
    expect(passageMark('ﬁne')).toBe('2fffr');
    expect(passageMark(' plain\n')).toBe(passageMark('plain'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\p{No}\p{Lm}]/u.test(text));
        expect(formerMark(text)).toBeNull();
      }),
    );
  });

  test.each([
    ['10² seats', '102 seats'],
    ['6½ days', '61⁄2 days'],
    ['H₂O', 'H2O'],
    ['x = aⁿ', 'x = an'],
    ['5①', '51'],
    ['20 ㎡', '20 m2'],
  ])('tells %s from %s, which NFKC makes of it', (text, folded) => {
    expect(text.normalize('NFKC')).toBe(folded);
    expect(passageMark(text)).not.toBe(passageMark(folded));
    expect(textDigest(text)).not.toBe(textDigest(folded));
    expect(formerMark(text)).toBe(passageMark(folded));
  });

  test('does not tell how a text is encoded', () => {
    for (const [one, other] of [
      ['é', 'e\u0301'],
      ['ﬁne', 'fine'],
      ['10\u00a0% of', '10 % of'],
    ] as const) {
      expect(passageMark(one)).toBe(passageMark(other));
      expect(textDigest(one)).toBe(textDigest(other));
    }
  });

  test('of a title that names no key stays the key it was', () => {
    expect(keyFrom('題²', '題.md')).toBe(keyFrom('題2', '題.md'));
  });
});
