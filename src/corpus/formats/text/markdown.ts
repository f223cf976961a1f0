import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';
import type { Span } from '../../../text/span.ts';
import { blank, type Layout } from '../../document/block.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/** Reads Markdown (CommonMark with GitHub's tables, footnotes and strike-through). Never throws. */
export function readMarkdown(text: string): Layout {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const prose = keepOnly(text, readingMatter(tree, text));
  const blocks = markdownBlocks(tree.children, prose);
  const first = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  return { blocks, prose, title: first?.kind === 'heading' ? first.text : null };
}

function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** The ranges that a reader of the rendered page would see as words, in order. */
function readingMatter(tree: Parents, text: string): Span[] {
  const spans: Span[] = [];
  visit(tree, (node) => {
    const span = spanOf(node as Nodes);
    if (node.type === 'text' || node.type === 'inlineCode') spans.push(span);
    if (node.type === 'code') spans.push(insideFence(text, span));
    if (node.type === 'html' && !/^<(?:!--|script|style)/i.test(text.slice(span.start, span.end))) {
      spans.push(span);
    }
  });
  return spans;
}

/** A fenced code block without its fences; an indented one as it is. */
function insideFence(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  const opening = /^(?:`{3,}|~{3,})[^\n]*\n?/.exec(source);
  if (!opening) return { start, end };
  const closing = /\n?[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(source.slice(opening[0].length));
  return { start: start + opening[0].length, end: end - (closing?.[0].length ?? 0) };
}

/** Marks that stand inside reading matter: quote marks of a wrapped block quote, escapes, tags, entities. */
const INNER_MARKS =
  /(?<=\n)[ \t]*(?:>[ \t]?)+|\\(?=[!-/:-@[-`{-~])|<\/?[A-Za-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]\w*);|`+/gi;

function keepOnly(text: string, spans: readonly Span[]): string {
  let prose = '';
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < prose.length) continue;
    prose += blank(text.slice(prose.length, start));
    prose += text.slice(start, end).replace(INNER_MARKS, blank);
  }
  return prose + blank(text.slice(prose.length));
}
