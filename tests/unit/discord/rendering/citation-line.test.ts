import { describe, expect, test } from 'vitest';
import type { Passage } from '../../../../src/corpus/document/document.ts';
import { citationLine, code, sourceLink } from '../../../../src/discord/rendering/citation-line.ts';
import { documentOf } from '../../../support/documents.ts';

function passageOf(text: string, changes: Partial<Passage> = {}): Passage {
  const [passage] = documentOf(text).passages;
  if (!passage) throw new Error('no passage');
  return { ...passage, ...changes };
}

describe('a citation line', () => {
  test('names title, section, page and id, and links to the source', () => {
    const passage = passageOf(
      '---\nkey: KEY\ntitle: The Title\nurl: https://example.org/a\n---\n## Part\n\nSome words.',
      { page: 7 },
    );
    expect(citationLine(passage).markdown).toBe(
      `-# **The Title** · Part · p. 7 · \`KEY:1.1~${passage.mark}\` · [source](<https://example.org/a>)`,
    );
  });

  test('numbers a section without a heading and does not repeat the title', () => {
    const bare = passageOf('---\nkey: KEY\ntitle: The Title\n---\nSome words.');
    expect(citationLine(bare).markdown).toMatch(/\*\*The Title\*\* · section 1 · `KEY:1\.1~/);
    const same = passageOf('---\nkey: KEY\ntitle: Part\n---\n## Part\n\nSome words.');
    expect(citationLine(same).markdown).toMatch(/^-# \*\*Part\*\* · `KEY/);
  });

  test('escapes titles and headings', () => {
    const passage = passageOf('---\nkey: KEY\ntitle: "<@1> **x**"\n---\nSome words.');
    expect(citationLine(passage).markdown).toContain(String.raw`**\<\@1> \*\*x\*\***`);
  });

  test('keeps the id whole beside a title of any length', () => {
    const passage = passageOf(`---\nkey: KEY\ntitle: ${'word '.repeat(90)}\n---\nSome words.`);
    const line = citationLine(passage).markdown;
    expect(line.length).toBeLessThan(400);
    expect(line).toMatch(/…\*\* · section 1 · `KEY:1\.1~[a-z2-7]{5}`$/);
  });
});

describe('a link to the source', () => {
  test.each([
    ['https://example.org/a_(b)?x=1#y', '[source](<https://example.org/a_%28b%29?x=1#y>)'],
    ['http://example.org/a b<c>', '[source](<http://example.org/a%20b%3Cc%3E>)'],
    ['https://example.org/?q=`a`', '[source](<https://example.org/?q=%60a%60>)'],
  ])('of %s is safe and does not unfurl', (url, expected) => {
    expect(sourceLink(url)?.markdown).toBe(expected);
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'not a url',
    `https://example.org/${'a'.repeat(600)}`,
  ])('is not made of %s', (url) => {
    expect(sourceLink(url)).toBeNull();
  });
});

test('code cannot be left by a backtick', () => {
  expect(code('a`b\nc').markdown).toBe('`a b c`');
});
