import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escaped,
  escapeLine,
  joined,
  markdown,
  unescaped,
} from '../../../../src/discord/rendering/markdown.ts';
import { readText } from '../../../support/discord-markdown.ts';
import { nastyText } from '../../../support/nasty-text.ts';

const line = nastyText.map((text) => text.replace(/[\r\n]/g, ' '));

describe('escaping', () => {
  test.each([
    ['**bold** and _slanted_', String.raw`\*\*bold\*\* and \_slanted\_`],
    ['<@123> </ask:1> <t:1:R>', String.raw`\<\@123> \</ask\:1> \<t\:1\:R>`],
    ['https://example.org', String.raw`https\://example.org`],
    ['Note: three things', 'Note: three things'],
    ['- a list', String.raw`\- a list`],
    ['12. a list', String.raw`12\. a list`],
    ['a - b, 3. c', 'a - b, 3. c'],
    ['-# small', String.raw`\-# small`],
    ['# heading', String.raw`\# heading`],
    ['a # b', 'a # b'],
    ['C:\\temp', String.raw`C\:\\temp`],
  ])('shows %s as it is', (text, expected) => {
    expect(escapeLine(text)).toBe(expected);
    expect(readText(expected)).toMatchObject({ text, active: [] });
  });

  test('is undone by unescaped, whatever the line', () => {
    fc.assert(fc.property(line, (text) => unescaped(escapeLine(text)) === text));
  });

  test('leaves nothing that Discord would act on, whatever the line', () => {
    fc.assert(
      fc.property(line, (text) => {
        const reading = readText(escapeLine(text));
        expect(reading.active).toEqual([]);
        expect(reading.text).toBe(text);
      }),
    );
  });
});

describe('names within a line', () => {
  test('have their white space folded and control characters replaced', () => {
    expect(escaped('a\n\n b\0').markdown).toBe('a b\ufffd');
  });

  test('are isolated where they run from right to left, and lose their own direction controls', () => {
    expect(escaped('שלום').markdown).toBe('\u2068שלום\u2069');
    expect(escaped('a\u202eb').markdown).toBe('ab');
  });
});

describe('our own Markdown', () => {
  test('escapes what is interpolated, but not Markdown', () => {
    const inner = markdown`**${'*'}**`;
    expect(markdown`- ${'<@1>'} ${inner} ${3}`.markdown).toBe(String.raw`- \<\@1> **\*** 3`);
  });

  test('is joined by a separator', () => {
    expect(joined([markdown`a`, markdown`b`], ' · ').markdown).toBe('a · b');
  });
});
