import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Quotation,
  quote,
  SHORTEST_QUOTATION,
} from '../../../../src/discord/rendering/quotation.ts';
import { readQuote } from '../../../support/discord-markdown.ts';
import { nastyText } from '../../../support/nasty-text.ts';

const ROOM = 100_000;

function quotationOf(text: string, changes: Partial<Quotation> = {}): Quotation {
  return { text, bold: [], cutBefore: false, cutAfter: false, keep: 'start', ...changes };
}

/** The text as a screen can show it: line ends alike, no half characters, no control characters. */
function asShown(text: string): string {
  return text
    .replace(/\r\n|\r/g, '\n')
    .replace(/[\p{Cs}\p{Cc}]/gu, (character) => (/[\n\t]/.test(character) ? character : '\ufffd'))
    .trim();
}

/** What was added at line ends to close open directions may stand there and nothing else. */
function expectSameReading(read: string, expected: string): void {
  const lines = read.split('\n');
  const wanted = expected.split('\n');
  expect(lines).toHaveLength(wanted.length);
  for (const [index, line] of lines.entries()) {
    expect(line.slice(0, wanted[index]?.length)).toBe(wanted[index]);
    expect(line.slice(wanted[index]?.length)).toMatch(/^[\u202c\u2069]*$/);
  }
}

const words = fc.array(
  fc.constantFrom('granite', 'don’t', 'snow_man', '*star*', 'é', '漢字', '👩‍👩‍👧', '-', '1.', '\n'),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe('a quotation', () => {
  test('is a block quote with the terms in bold', () => {
    const text = 'Built of grey granite, *really*.';
    const bold = [{ start: 14, end: 21 }];
    expect(quote(quotationOf(text, { bold }), ROOM)).toBe(
      String.raw`> Built of grey **granite**, \*really\*.`,
    );
  });

  test('marks what was cut before and after', () => {
    const quotation = quotationOf('the middle', { cutBefore: true, cutAfter: true });
    expect(quote(quotation, ROOM)).toBe('> […] the middle […]');
  });

  test('keeps line breaks inside the quote', () => {
    expect(quote(quotationOf('one\r\n\r\n- two\rthree'), ROOM)).toBe(
      '> one\n> \n> \\- two\n> three',
    );
  });

  test('sets neighbouring terms in bold together and never splits a character', () => {
    const text = 'grey granite e\u0301tude 😀';
    const bold = [
      { start: 0, end: 4 },
      { start: 5, end: 12 },
      { start: 13, end: 14 },
      { start: 20, end: 21 },
    ];
    expect(quote(quotationOf(text, { bold }), ROOM)).toBe('> **grey granite e\u0301**tude **😀**');
  });

  test('closes a direction that its text leaves open before the mark of a cut', () => {
    const quotation = quotationOf('a \u202e\u2066b', { cutAfter: true });
    expect(quote(quotation, ROOM)).toBe('> a \u202e\u2066b\u2069\u202c […]');
  });

  test('ends at a word where one is near', () => {
    expect(quote(quotationOf('one two three four five'), 18)).toBe('> one two […]');
    expect(quote(quotationOf('one two three four five', { keep: 'end' }), 18)).toBe(
      '> […] four five',
    );
  });

  test('reads as the stored text and does nothing else, whatever the text', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const reading = readQuote(quote(quotationOf(text), ROOM));
        expect(reading.active).toEqual([]);
        expectSameReading(reading.text, asShown(text));
      }),
    );
  });

  test('reads the same with terms in bold, and only these are bold', () => {
    fc.assert(
      fc.property(
        words,
        fc.func(fc.boolean()),
        fc.constantFrom('', ' ', '  '),
        (list, isTerm, gap) => {
          let text = 'x ';
          const bold = list.flatMap((word) => {
            const start = text.length;
            text += word + gap;
            return isTerm(word) && word !== '\n' ? [{ start, end: start + word.length }] : [];
          });
          text += ' y';
          const reading = readQuote(quote(quotationOf(text, { bold }), ROOM));
          expect(reading.active).toEqual([]);
          expect(reading.text).toBe(asShown(text));
          for (const [index, character] of Array.from(reading.text).entries())
            void [index, character];
          for (let index = 0; index < reading.text.length; index++) {
            if (/\s/.test(reading.text.charAt(index))) continue;
            const term = bold.some(({ start, end }) => index >= start && index < end);
            expect(reading.bold[index]).toBe(term);
          }
        },
      ),
    );
  });

  test('never throws and stays readable with any spans in bold', () => {
    const span = fc.tuple(fc.integer({ min: -5, max: 200 }), fc.integer({ min: -5, max: 200 }));
    fc.assert(
      fc.property(nastyText, fc.array(span), (text, spans) => {
        const bold = spans.map(([start, end]) => ({ start, end }));
        const reading = readQuote(quote(quotationOf(text, { bold }), ROOM));
        expect(reading.active).toEqual([]);
        expectSameReading(reading.text, asShown(text));
      }),
    );
  });

  test('fits into its room and reads as a slice of the text, whatever the text', () => {
    const keep = fc.constantFrom('start' as const, 'end' as const);
    const room = fc.integer({ min: SHORTEST_QUOTATION, max: 120 });
    fc.assert(
      fc.property(nastyText, keep, room, (text, end, most) => {
        const shown = quote(quotationOf(text, { keep: end }), most);
        expect(shown.length).toBeLessThanOrEqual(most);
        const { text: read, active } = readQuote(shown);
        expect(active).toEqual([]);
        if (!/^> \[…\]|\[…\]$/.test(shown)) return expectSameReading(read, asShown(text));
        const piece = end === 'start' ? read.replace(/ ?\[…\]$/, '') : read.replace(/^\[…\] ?/, '');
        const bare = piece.replace(/[\u202c\u2069]+(?=\n|$)/g, '');
        const whole = text
          .replace(/[\p{Cs}\p{Cc}]/gu, (character) =>
            /[\n\t\r]/.test(character) ? character : '\ufffd',
          )
          .replace(/\r\n|\r/g, '\n')
          .replace(/[\u202c\u2069]+(?=\n|$)/g, '');
        expect(whole).toContain(bare);
      }),
    );
  });

  test('does not cut a family or a flag in two', () => {
    const text = '👩‍👩‍👧‍👦'.repeat(20);
    const read = readQuote(quote(quotationOf(text), 60)).text;
    expect(read).toBe(`${'👩‍👩‍👧‍👦'.repeat(4)} […]`);
  });

  test('is quick and bounded for a document of 100,000 characters without a space', () => {
    const shown = quote(quotationOf('*'.repeat(100_000)), 4000);
    expect(shown.length).toBeLessThanOrEqual(4000);
    expect(shown.length).toBeGreaterThan(3900);
  });
});
