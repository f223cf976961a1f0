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

  it('never ends at the name of an item or at a colon, and never opens with the tail of an item', () => {
    const text =
      '1. Be decent. Slurs are not. They end it.\n2. Names. At least three letters.\nYou need: a rope.';
    const items = '1. Be decent. Slurs are not. They end it.';
    for (let limit = 30; limit <= text.length; limit += 1) {
      for (const one of windows(text, limit)) {
        expect(one).not.toMatch(/(?:decent|Names)\.$|:$/);
        if (!items.startsWith(one.slice(0, 2))) expect(one).not.toMatch(/(?:not|it)\.\s*\n2\./);
      }
    }
    expect(windows(text, 60)).toContain(items);
  });

  it('never ends at a question that is answered right behind it', () => {
    const text = 'It is free. May I bring a dog? Only on a lead.\n\nWhy ask?';
    for (let limit = 22; limit <= text.length; limit += 1) {
      for (const one of windows(text, limit)) expect(one).not.toMatch(/dog\?$/);
    }
    expect(windows(text, 10)).toContain('Why ask?');
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
