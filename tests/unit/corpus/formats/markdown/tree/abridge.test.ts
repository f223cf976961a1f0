import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { abridge } from '../../../../../../src/corpus/formats/markdown/tree/abridge.ts';
import { parseMarkdown } from '../../../../../../src/corpus/formats/markdown/tree/parse-markdown.ts';

/** The tree as the parser makes it by itself. */
const unabridged = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [gfm(), cjkFriendlyExtension()],
    mdastExtensions: [gfmFromMarkdown()],
  });

/** Without columns, which nobody reads. */
function withoutColumns(node: Nodes): object {
  const { position, ...rest } = node;
  const children = 'children' in node ? { children: node.children.map(withoutColumns) } : {};
  const ends = position && [position.start, position.end];
  return { ...rest, ...children, places: ends?.map(({ line, offset }) => [line, offset]) };
}

function expectSame(text: string): void {
  expect(withoutColumns(parseMarkdown(text))).toEqual(withoutColumns(unabridged(text)));
}

const BITS =
  'long words here|abc|def ghi| | | |\n|\n|\n\n|*|**|_|`|```|~~~|[|]|](|(|)|<|>|<a |</a>|<div|<!--|-->|<script>|"|\'|"title words go"|]: |[ref]|[ref]: url|[two words]|[two words]: url "a title of words"|- |1. |12) |# |> |    |\t|---|===|\\|&amp;|!|![|www.x.com|http://x.y|a@b.c|~~|[^1]|[^1]: |:|2.|- [ ] |x=y|<a title="one two three" b c>|가나다라 마바사|**가나**다|는 |“Quoted words”|\r\n|\u00a0|{#id}|+ |* * *|__init__|://'
    .split('|')
    .concat('| ', ' | ', '|--|--|');

test('the tree of any text is that of the parser alone, lines and offsets included', () => {
  const texts = fc.array(fc.constantFrom(...BITS), { maxLength: 30 }).map((bits) => bits.join(''));
  fc.assert(
    fc.property(texts, (text) => expectSame(text)),
    { numRuns: 120 },
  );
});

test.each([
  [
    'paragraphs and headings',
    '# The first\n\nOne two three.\nFour five.\n\n\n## Next\n\nSix *seven* eight.',
  ],
  ['a fence around paragraphs', '```\nOne two\n\nthree four\n\nfive six\n```\n\nBehind the fence.'],
  [
    'a comment around paragraphs',
    '<!-- one two\n\nthree four\n\nfive six -->\n\nBehind the comment.',
  ],
  [
    'labels of several words',
    '[one two three][four five six]\n\n[four five six]: /url "seven eight nine"',
  ],
  ['titles in which words were left out', '[a](b\n"one ) two three four")'],
  ['numbers of items', 'One two\n\n- 1. two three\n\n2) four five'],
  ['a text that holds the mark', 'One two three \uE000 four five six.'],
])('%s are read as by the parser alone', (_, text) => expectSame(text));

test('most of a plain text is left out', () => {
  const text = 'These are the words of a paragraph, and nothing else.\n\n'.repeat(50);
  expect(abridge(text)?.text.length).toBeLessThan(10);
});

test('an address in a long list is linked', () => {
  const list = parseMarkdown(`${'- item\n'.repeat(200)}- write to a@example.org`).children[0];
  const last = list?.type === 'list' ? list.children.at(-1)?.children[0] : undefined;
  expect(last).toMatchObject({ children: [{ type: 'text' }, { url: 'mailto:a@example.org' }] });
});
