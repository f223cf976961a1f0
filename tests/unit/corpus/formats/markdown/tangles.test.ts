import { describe, expect, test } from 'vitest';
import { tangleIn } from '../../../../../src/corpus/formats/markdown/tangles.ts';

const MIB = 1024 * 1024;

describe('Markdown that would take minutes to parse', () => {
  test.each([
    [
      '- '.repeat(3_000),
      1,
      /^3,000 lists or quotations are opened inside one another; at most 100/,
    ],
    [`Text.\n\n${'1. '.repeat(3_000)}a`, 3, /^3,000 lists/],
    [`Text.\r\n\r\n${'* > '.repeat(200)}a`, 3, /^400 lists/],
    ['>'.repeat(200_000), 1, /^200,000 lists or quotations/],
    [`${'> '.repeat(90)}a\n`.repeat(3_000), 1, /^90 lists or quotations are opened at once/],
    [`# A\n${'a!'.repeat(MIB / 2)}`, 2, /^the paragraph that begins here holds 524,288 marks/],
    [
      `A.\n\nB\n${'[a]('.repeat(400_000)}`,
      4,
      /^the paragraph that begins here holds 800,000 marks/,
    ],
    ['`a'.repeat(MIB / 2), 1, /^the paragraph/],
    ['www.'.repeat(100_000), 1, /^the paragraph/],
    [`A${' '.repeat(MIB)}a`, 1, /^1,048,576 blanks stand in a row/],
  ])('is refused before it is parsed, by line (%#)', (text, line, message) => {
    expect(tangleIn(text)).toEqual({ line, message: expect.stringMatching(message) });
  });

  test('says how to mend it', () => {
    expect(tangleIn('a!'.repeat(MIB / 2))?.message).toMatch(
      /would take minutes to read as Markdown; put blank lines between its parts, or save it as \.txt\.$/,
    );
  });

  test.each([
    ['a quotation within quotations', `${'> '.repeat(9)}Hello.\n`.repeat(2_000)],
    ['a long list of links', '- [A page](https://example.org/a_page) *and* `more`\n'.repeat(5_000)],
    ['a large table', `| a | b |\n|---|---|\n${'| **a** | [b](c) |\n'.repeat(5_000)}`],
    ['long paragraphs', `${'A [link](a) and *more* text. '.repeat(100)}\n\n`.repeat(200)],
    ['one line of a whole book', 'Some words of a book, and no mark. '.repeat(40_000)],
    ['a rule and columns of blanks', `${'- '.repeat(40)}\n\nA${' '.repeat(300)}B\n`.repeat(1_000)],
    ['a picture within the text', `![a](data:image/png;base64,${'iVBORw0KGgo/+'.repeat(40_000)})`],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(tangleIn(text)).toBeNull();
  });
});
