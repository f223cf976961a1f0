import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../../../src/corpus/formats/text/markdown.ts';
import { documentOf } from '../../../../support/documents.ts';

const proseOf = (text: string) => readMarkdown(text).prose.replace(/\s+/g, ' ').trim();

describe('Markdown', () => {
  test('prose is as long as the text and holds no marks', () => {
    const text =
      '# A *b* `c`\n\nSee **[the rules](https://x.org/y "t")** &amp; \\*this\\*.\n\n<!-- note -->\n';
    expect(readMarkdown(text).prose).toHaveLength(text.length);
    expect(proseOf(text)).toBe('A b c See the rules *this*.'.replace(/\*this\*/, '*this *'));
  });

  test('quote marks of a wrapped block quote are no words', () => {
    expect(proseOf('> one\n> two\n>\n> three')).toBe('one two three');
  });

  test('code is prose without its fences, comments and scripts are not', () => {
    expect(proseOf('```js\nlet a = 1;\n```\n\n<script>steal()</script>\n\n<!-- hidden -->')).toBe(
      'let a = 1;',
    );
  });

  test('sections follow the headings one sees, with the headings above them', () => {
    const document = documentOf(
      'Intro text.\n\n# A\n\n## B\n\ntext b\n\n### C\n\ntext c\n\n## D\n\ntext d\n',
    );
    expect(document.sections.map(({ number, heading, trail }) => [number, heading, trail])).toEqual(
      [
        [1, null, []],
        [2, 'A', []],
        [3, 'B', ['A']],
        [4, 'C', ['A', 'B']],
        [5, 'D', ['A']],
      ],
    );
    expect(document.passages.map(({ section, number }) => `${section.number}.${number}`)).toEqual([
      '1.1',
      '3.1',
      '4.1',
      '5.1',
    ]);
  });

  test('a list stands with the line that introduces it', () => {
    const document = documentOf('You need:\n\n- a rope\n- a lamp\n\nThen go.');
    expect(document.passages[0]?.text).toContain('a lamp');
  });

  test('a table is a passage a row, kept as it is written', () => {
    const table = '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |';
    const rows = documentOf(`# T\n\n${table}\n`).passages.map(({ text }) => text);
    expect(rows).toEqual(['| 1 | 2 |', '| 3 | 4 |']);
  });

  test('the first heading is the title where no front matter gives one', () => {
    expect(documentOf('# The *Rules*\n\nText.').metadata.title).toBe('The Rules');
    expect(documentOf('Text only.', 'house-rules.md').metadata.title).toBe('house rules');
  });
});
