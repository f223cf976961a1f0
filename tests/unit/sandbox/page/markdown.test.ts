import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkdownNode } from '../../../../src/sandbox/page/app/markdown/node.ts';
import { parse } from '../../../../src/sandbox/page/app/markdown/parse.ts';

/** The tree in short: `strong(text)`, with breaks as `/` and other fields left out. */
function brief(nodes: MarkdownNode['content']): string {
  if (nodes === undefined) return '';
  if (typeof nodes === 'string') return nodes;
  return nodes.map(one).join('');
}

function one(node: MarkdownNode): string {
  if (node.type === 'text') return brief(node.content);
  if (node.type === 'br') return '/';
  if (node.type === 'list') {
    const items = node['items'] as readonly (readonly MarkdownNode[])[];
    return `${node['ordered'] === true ? 'ol' : 'ul'}(${items.map(brief).join('|')})`;
  }
  if (node.type === 'heading') return `h${node['level']}(${brief(node.content)})`;
  if (node.type === 'link') return `link(${brief(node.content)}→${node['target']})`;
  return `${node.type}(${brief(node.content) || (node['fullName'] ?? node['id'] ?? '')})`;
}

describe('Markdown as Discord reads it', () => {
  test.each([
    ['# One\n## Two\n### Three\n#### four', 'h1(One)h2(Two)h3(Three)#### four'],
    ['text\n# Heading\nmore', 'text/h1(Heading)more'],
    ['not # a heading', 'not # a heading'],
    ['-# small *print*\nnext', 'subtext(small em(print))next'],
    ['> one\n> **two**\nthree', 'quote(one/strong(two))three'],
    ['>>> one\ntwo', 'quote(one/two)'],
    ['> # Heading\n> -# small', 'quote(h1(Heading)subtext(small))'],
    ['>no quote', '>no quote'],
    ['- a\n- b\n  - c\n- d', 'ul(a|bul(c)|d)'],
    ['- a\n1. b\n2. c', 'ul(a)ol(b|c)'],
    ['***both*** __under__ ~~struck~~', 'em(strong(both)) underline(under) strikethrough(struck)'],
    ['snake_case_word and 2 * 3 * 4', 'snake_case_word and 2 * 3 * 4'],
    ['||hidden **bold**||', 'spoiler(hidden strong(bold))'],
    ['`code **not bold**`', 'inlineCode(code **not bold**)'],
    ['```js\nlet a;\n```\nafter', 'codeBlock(let a;)after'],
    ['```one line```', 'codeBlock(one line)'],
    ['\\*a\\* \\_b\\_ \\[c](d) \\> e', '*a* _b_ [c](d) > e'],
    ['\\# a\n\\- b\n1\\. c\n\\> d', '# a/- b/1. c/> d'],
    ['[a **b**](https://example.org/x_(y))', 'link(a strong(b)→https://example.org/x_(y))'],
    ['[a](<https://example.org/>)', 'link(a→https://example.org/)'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['[a](data:text/html,x)', '[a](data:text/html,x)'],
    ['https://example.org/a_b_c', 'url(https://example.org/a_b_c)'],
    [
      '<@123456789012345678> <#123456789012345678>',
      'user(123456789012345678) channel(123456789012345678)',
    ],
    ['</ask:123456789012345678>', 'slashCommand(ask)'],
  ])('%j', (text, tree) => {
    expect(brief(parse(text))).toBe(tree);
  });

  test('loses no letter of a text without marks', () => {
    const plain = fc.stringMatching(/^[\p{L}\p{N} ,;?!()'"]{0,200}$/u);
    fc.assert(
      fc.property(plain, (text) => brief(parse(text)) === text),
      { numRuns: 25 },
    );
  });

  test('reads anything at all, however deep and however broken', () => {
    const marks = [
      '*',
      '**',
      '_',
      '__',
      '~~',
      '||',
      '`',
      '```',
      '> ',
      '>>> ',
      '# ',
      '-# ',
      '- ',
      '1. ',
      '[',
      '](',
      ')',
      '<',
      '>',
      '\\',
      '\n',
      ' ',
      'a',
    ];
    const broken = fc
      .array(fc.constantFrom(...marks), { maxLength: 400 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(broken, (text) => Array.isArray(parse(text))),
      { numRuns: 40 },
    );
    for (const mark of marks) expect(parse(mark.repeat(4000 / mark.length))).toBeInstanceOf(Array);
  });
});
