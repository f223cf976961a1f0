import type { Block } from '../document/block.ts';
import { inRows, type NumberedLine, numberedLine } from '../numbering/numbered-line.ts';

/** A number stands in the first characters of a paragraph; no more of it is looked at. */
const LOOKED_AT = 120;

/**
 * Where the paragraphs of a text begin that are numbered and count on from one another: verses, rules and
 * articles that no list marks as its items. Each can be asked for by its number, so that it is one by itself.
 */
export function numberedParagraphs(text: string, blocks: readonly Block[]): ReadonlySet<number> {
  const found: NumberedLine[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' || block.role || block.continues) continue;
    const { start, end } = block;
    const [line = ''] = text.slice(start, Math.min(end, start + LOOKED_AT)).split('\n', 1);
    const number = numberedLine(line, start, true);
    if (number !== null) found.push({ ...number, from: start });
  }
  if (found.length < 2) return NONE;
  return new Set(inRows(found).map(({ from }) => from));
}

const NONE: ReadonlySet<number> = new Set();
