import type { Nodes, Root, RootContent } from 'mdast';
import { type Abridged, HEADING, MARK } from './abridge.ts';

/** Fields that are kept as they are written, or whose words decide what belongs together. */
const OTHER_FIELDS = ['url', 'title', 'alt', 'label', 'identifier', 'lang', 'meta'] as const;
const BLANK_LINES = /\n(?:[ \t]*\r?\n)+/g;

/**
 * Puts the words back into the tree of an abridged text, and its lines and offsets to where they are in the
 * whole; columns stay those of the abridged one. False where a mark stands where nothing may have been left
 * out: the tree is then of no use.
 */
export function restore(root: Root, abridged: Abridged): boolean {
  const children: RootContent[] = [];
  for (const child of root.children) {
    const blocks = blocksOf(child, abridged);
    if (blocks) for (const block of blocks) children.push(block);
    else if (fill(child, abridged)) children.push(child);
    else return false;
  }
  root.children = children;
  place(root, abridged);
  return true;
}

/** The blocks that a paragraph of one mark stands for; null where it is a paragraph. */
function blocksOf(node: RootContent, abridged: Abridged): RootContent[] | null {
  const text = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : null;
  if (text?.type !== 'text' || text.value !== MARK) return null;
  const words = abridged.words[firstFrom(abridged.at, startOf(text))] ?? '';
  if (!words.includes('\n')) return null;
  place(node, abridged);
  const blocks: RootContent[] = [];
  let from = { line: node.position?.start.line ?? 1, offset: startOf(node) };
  let at = 0;
  for (const gap of [...words.matchAll(BLANK_LINES), null]) {
    const source = words.slice(at, gap?.index);
    blocks.push(blockOf(source, from));
    at += source.length + (gap?.[0].length ?? 0);
    from = moved(from, source + (gap?.[0] ?? ''));
  }
  return blocks;
}

interface Place {
  readonly line: number;
  readonly offset: number;
}

function blockOf(source: string, from: Place): RootContent {
  const opening = HEADING.exec(source)?.[0] ?? '';
  const value = source.slice(opening.length);
  const end = { ...moved(from, source), column: 1 };
  const position = { start: { ...from, column: 1 }, end };
  const start = { line: from.line, offset: from.offset + opening.length, column: 1 };
  const children = [{ type: 'text' as const, value, position: { start, end: { ...end } } }];
  if (opening === '') return { type: 'paragraph', children, position };
  return { type: 'heading', depth: headingDepth(opening), children, position };
}

function headingDepth(opening: string): 1 | 2 | 3 | 4 | 5 | 6 {
  return Math.min(opening.length - 1, 6) as 1 | 2 | 3 | 4 | 5 | 6;
}

function moved({ line, offset }: Place, by: string): Place {
  return { line: line + by.split('\n').length - 1, offset: offset + by.length };
}

/** Puts words and places back into a block and all that is in it. */
function fill(block: RootContent, abridged: Abridged): boolean {
  const { words, at } = abridged;
  let next = 0;
  const waiting: Nodes[] = [block];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.position) next = firstFrom(at, startOf(node));
    if (holdsMark(node)) return false;
    if ('value' in node && node.value.includes(MARK)) {
      const parts = node.value.split(MARK);
      const own = words.slice(next, next + parts.length - 1);
      // What is several blocks is text in code or HTML alone.
      if (node.type === 'text' && own.some((one) => one.includes('\n'))) return false;
      node.value = parts.map((part, index) => `${own[index - 1] ?? ''}${part}`).join('');
      next += own.length;
    }
    place(node, abridged);
    if ('children' in node) {
      for (const child of node.children.toReversed()) waiting.push(child);
    }
  }
  return true;
}

function holdsMark(node: Nodes): boolean {
  return OTHER_FIELDS.some((field) => {
    const value: unknown = Reflect.get(node, field);
    return typeof value === 'string' && value.includes(MARK);
  });
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

function place({ position }: Nodes, { at, saved, savedLines }: Abridged): void {
  for (const point of position ? [position.start, position.end] : []) {
    const number = firstFrom(at, point.offset ?? 0);
    point.offset = (point.offset ?? 0) + (saved[number] ?? 0);
    point.line += savedLines[number] ?? 0;
  }
}

/** The number of the first mark at or behind an offset. */
function firstFrom(at: readonly number[], offset: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
