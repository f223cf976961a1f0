import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/text/sentences.ts';

const split = (text: string, language = 'en'): string[] =>
  sentences(text, language).map(({ start, end }) => text.slice(start, end).trim());

describe('sentences', () => {
  it('ends a sentence at a full stop, a question mark and an exclamation mark', () => {
    expect(split('One. Two? Three! Four')).toEqual(['One.', 'Two?', 'Three!', 'Four']);
  });

  it('does not end one after a title, an initial or a number', () => {
    const text = 'Dr. J. R. Smith met Mr. Park at No. 5 in St. Louis. He paid 3.50 dollars.';
    expect(split(text)).toEqual([
      'Dr. J. R. Smith met Mr. Park at No. 5 in St. Louis.',
      'He paid 3.50 dollars.',
    ]);
  });

  it('lets the next word decide after an abbreviation that may end a sentence', () => {
    expect(split('He lives in the U.S. The law differs.')).toHaveLength(2);
    expect(split('The U.S. Congress met at 5 p.m. Friday.')).toHaveLength(1);
  });

  it('keeps a closing quote with the sentence it closes', () => {
    expect(split('She said “it is over.” Then she left.')).toEqual([
      'She said “it is over.”',
      'Then she left.',
    ]);
  });

  it('keeps note marks with the sentence they belong to', () => {
    expect(split('It was sold.[12][a] Nobody knew.')).toEqual([
      'It was sold.[12][a]',
      'Nobody knew.',
    ]);
  });

  it('reads ordinals with a full stop in German', () => {
    expect(split('Er lebte im 19. Jahrhundert in Bonn. Dort starb er.', 'de')).toHaveLength(2);
  });

  it('reads Chinese and Japanese sentences', () => {
    expect(split('今天很热。明天会下雨。', 'zh')).toHaveLength(2);
    expect(split('これは本です。あれは何ですか？', 'ja')).toHaveLength(2);
  });

  it('joins wrapped lines and parts list items and rows', () => {
    expect(split('A line that\nwas wrapped. Next.')).toEqual([
      'A line that\nwas wrapped.',
      'Next.',
    ]);
    expect(split('- first item\n- second item\n\nLast words')).toEqual([
      '- first item',
      '- second item',
      'Last words',
    ]);
  });

  it('keeps a list number with its item', () => {
    expect(split('1. Open the box.\n2. Close it.')).toEqual(['1. Open the box.', '2. Close it.']);
  });

  it('takes an unknown language tag for English', () => {
    expect(split('One. Two.', 'not a tag')).toEqual(['One.', 'Two.']);
    expect(split('One. Two.', '')).toEqual(['One.', 'Two.']);
  });

  it('are the same in a long text as in a short one', () => {
    const part =
      'He met Dr. J. Park at 5 p.m. on Jan. 5. Why? “It is over.” She left, e.g. at 12. 345 ships\ncame in. - U.S. law (Art. 2) holds! ';
    const once = sentences(part.repeat(3), 'en').filter(({ start }) => start < part.length);
    const times = 400;
    const expected = Array.from({ length: times }, (_, at) =>
      once.map(({ start, end }) => ({
        start: start + at * part.length,
        end: end + at * part.length,
      })),
    ).flat();
    expect(sentences(part.repeat(times), 'en')).toEqual(expected);
    const words = 'rope '.repeat(3_000);
    expect(sentences(`${words}.  1,2 ${words}. Next.`, 'en')).toHaveLength(2);
  });

  it('covers any range of any text without gap or overlap', () => {
    const piece = fc.constantFrom(
      'Dr.',
      'U.S.',
      ' ',
      '\n',
      '.[1]',
      '19.',
      '“',
      'A b',
      '。',
      '😀',
      '- x',
      '?',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        text,
        fc.nat(50),
        fc.constantFrom('en', 'de', 'zh', 'xx'),
        (value, from, language) => {
          const start = Math.min(from, value.length);
          const spans = sentences(value, language, start);
          expect(spans.map((s) => value.slice(s.start, s.end)).join('')).toBe(value.slice(start));
          expect(spans.every((s) => s.end > s.start)).toBe(true);
        },
      ),
    );
  });
});
