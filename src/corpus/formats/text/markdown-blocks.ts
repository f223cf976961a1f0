import type { List, ListItem, Nodes, Paragraph, Parents, RootContent, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Span } from '../../../text/span.ts';
import type { Block } from '../../document/block.ts';
import { countWords } from '../../document/word-count.ts';

/** Below all headings that are marked as such. */
const LABEL_LEVEL = 7;
const MAX_LABEL_WORDS = 14;
const MAX_LABEL_CHARACTERS = 110;

/** What the blocks of Markdown are; `prose` is its text without marks, in the same places. */
export function markdownBlocks(nodes: readonly RootContent[], prose: string): Block[] {
  return nodes.flatMap((node, index) => blocksOf(node, nodes[index + 1], prose));
}

function blocksOf(node: RootContent, next: RootContent | undefined, prose: string): Block[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'heading': {
      const text = wordsOf(node);
      return text === '' ? [] : [{ kind: 'heading', text, level: node.depth, ...span }];
    }
    case 'blockquote':
      return markdownBlocks(node.children, prose);
    case 'list':
      return listBlocks(node, 0, prose);
    case 'table':
      return tableBlocks(node, prose);
    case 'paragraph': {
      const text = wordsOf(node);
      if (isLabel(node, text) && next && next.type !== 'heading') {
        return [{ kind: 'heading', text, level: LABEL_LEVEL, ...span }];
      }
    }
  }
  return wordsIn(prose, span) === '' ? [] : [{ kind: 'text', continues: false, ...span }];
}

/** A line in bold or in capitals alone is a heading in all but its marks. */
function isLabel({ children }: Paragraph, words: string): boolean {
  const isBold = children.every(
    (child) => child.type === 'strong' || (child.type === 'text' && child.value.trim() === ''),
  );
  if (!isBold && !isInCapitals(words)) return false;
  if (words.length > MAX_LABEL_CHARACTERS || countWords(words) > MAX_LABEL_WORDS) return false;
  return !/[.!:;,…。！：；，、]["”’')\]]*$/u.test(words);
}

function isInCapitals(words: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(words) && !/\p{Ll}|\p{Lo}/u.test(words);
}

function listBlocks({ children }: List, depth: number, prose: string): Block[] {
  return children.flatMap((item) => itemBlocks(item, depth, prose));
}

/** An item up to the list inside it, then that list's items; what comes behind that goes on with them. */
function itemBlocks(item: ListItem, depth: number, prose: string): Block[] {
  const { start, end } = spanOf(item);
  const inner = item.children.findIndex((child) => child.type === 'list' || child.type === 'table');
  if (inner === -1) return textBlock({ start, end }, prose, depth);
  const behind = item.children.slice(inner);
  const head =
    inner === 0
      ? []
      : textBlock({ start, end: spanOf(item.children[inner - 1]).end }, prose, depth);
  const below = inner === 0 ? depth : depth + 1;
  return [
    ...head,
    ...behind.flatMap((child): Block[] => {
      if (child.type === 'list') return listBlocks(child, below, prose);
      if (child.type === 'table') return tableBlocks(child, prose);
      const span = spanOf(child);
      return wordsIn(prose, span) === '' ? [] : [{ kind: 'text', continues: true, ...span }];
    }),
  ];
}

function textBlock(span: Span, prose: string, depth: number): Block[] {
  if (wordsIn(prose, span) === '') return [];
  return [{ kind: 'text', continues: true, role: 'item', depth, ...span }];
}

function tableBlocks({ children }: Table, prose: string): Block[] {
  return children.flatMap((row, index): Block[] => {
    const span = spanOf(row);
    if (wordsIn(prose, span) === '') return [];
    return [{ kind: 'text', continues: index > 0, role: index === 0 ? 'header' : 'row', ...span }];
  });
}

/** What a heading says, without marks; taken from the tree, where marks leave no gaps. */
function wordsOf(heading: Parents): string {
  let words = '';
  visit(heading, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') words += node.value;
    if (node.type === 'break') words += ' ';
  });
  return words.replace(/\s+/g, ' ').trim();
}

function wordsIn(prose: string, { start, end }: Span): string {
  return prose.slice(start, end).replace(/\s+/g, ' ').trim();
}

function spanOf(node: Nodes | undefined): Span {
  return { start: node?.position?.start.offset ?? 0, end: node?.position?.end.offset ?? 0 };
}
