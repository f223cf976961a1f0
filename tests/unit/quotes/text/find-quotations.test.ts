import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuotations } from '../../../../src/quotes/text/find-quotations.ts';

const texts = (message: string) => findQuotations(message).quotations.map(({ text }) => text);

describe('the quotations in a message', () => {
  test.each([
    ['He said "hello there" and “curly ones”.', ['hello there', 'curly ones']],
    [
      '«ici» »her« „hier“ „tutaj” ”här” ‹là› ›da‹',
      ['ici', 'her', 'hier', 'tutaj', 'här', 'là', 'da'],
    ],
    ['「日本語」と『本』', ['日本語', '本']],
    ['« avec espaces »', ['avec espaces']],
    ["don't and it’s, the '90s, the dogs’ bowl", []],
    ['‘This isn’t hard’, she said', ['This isn’t hard']],
    ['“outer ‘inner’ and “nested” end” and on', ['outer ‘inner’ and “nested” end']],
    ['"first part," he went on, "second part."', ['first part,', 'second part.']],
    ['**"bold"** and _"slanted"_ and ||"hidden"||', ['bold', 'slanted', 'hidden']],
    ['> one\n> two\nand\n> three', ['one\ntwo', 'three']],
    ['said:\n>>> all\nof this', ['all\nof this']],
    ['> he said "inner" there', ['he said "inner" there']],
    ['5 > 3 and 6" by 5"', []],
    ['`"code"` ```\n"code"\n> code\n``` "real"', ['real']],
    ['"never closed', []],
    ['“never closed, but "this" is', ['this']],
    ['“”, "" and " "', []],
    ['', []],
  ])('%j are %j', (message, expected) => {
    expect(texts(message)).toEqual(expected);
  });

  test('are told with their place', () => {
    const message = 'Well, "one two", and\n> three';
    expect(findQuotations(message).quotations).toEqual([
      { kind: 'marks', text: 'one two', start: 6, end: 15 },
      { kind: 'block', text: 'three', start: 21, end: 28 },
    ]);
  });

  test('are limited in number and length', () => {
    const many = findQuotations('"a b" '.repeat(600));
    expect(many.quotations).toHaveLength(20);
    expect(many).toMatchObject({ left: 580, tooLong: 0 });
    expect(findQuotations(`"${'long '.repeat(700)}" and "short"`)).toMatchObject({
      quotations: [{ text: 'short' }],
      left: 0,
      tooLong: 1,
    });
  });

  test('lie in order and apart, within any message', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      '„',
      '«',
      '»',
      '‘',
      '’',
      '`',
      '```',
      '>',
      '\n',
      'a',
      ' ',
      '> ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
        (message) => {
          let end = 0;
          for (const quotation of findQuotations(message).quotations) {
            expect(quotation.start).toBeGreaterThanOrEqual(end);
            expect(quotation.end).toBeLessThanOrEqual(message.length);
            end = quotation.end;
          }
        },
      ),
    );
  });
});
