import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptWindows } from '../../../../src/retrieval/excerpt/excerpt-windows.ts';
import { sentences } from '../../../../src/text/sentences.ts';

const windows = (text: string, limit: number): string[] =>
  excerptWindows(text, sentences(text, 'en'), limit).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('excerptWindows', () => {
  it('takes every longest run of whole sentences that fits', () => {
    const text = 'One two. Three four. Five six.';
    expect(windows(text, 100)).toEqual([text]);
    expect(windows(text, 20)).toEqual(
      ['One two. Three four.', 'Three four. Five six.']
        .filter((one) => one.length <= 20)
        .concat('Five six.'),
    );
  });

  it('cuts a long sentence at its clauses', () => {
    const text =
      'The ship sailed at dawn, its crew asleep below, while the captain watched the grey sea.';
    const found = windows(text, 50);
    expect(found).toContain('The ship sailed at dawn, its crew asleep below,');
    expect(found.every((one) => one.length <= 50)).toBe(true);
  });

  it('never exceeds the limit, never splits a character and never begins or ends with a space', () => {
    const piece = fc.constantFrom(
      'word',
      ' ',
      '. ',
      ', ',
      '😀',
      '😀😀',
      '。',
      '\n',
      'A',
      'x'.repeat(30),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 80 }),
        fc.integer({ min: 10, max: 120 }),
        (pieces, limit) => {
          for (const one of windows(pieces.join(''), limit)) {
            expect(one.length).toBeLessThanOrEqual(limit);
            expect(one).toBe(one.trim());
            expect(Buffer.from(one).toString()).toBe(one); // no half of a surrogate pair
          }
        },
      ),
    );
  });
});
