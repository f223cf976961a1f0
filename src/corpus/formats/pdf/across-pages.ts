import { isUnfinished, opensLikeItem } from './paragraphs.ts';
import type { BlockOnPage, RowOnPage, TableOnPage, TextOnPage } from './tagged-page.ts';

/**
 * The blocks of pages in their order (null: of a page that has no tags); what a page end cut in two
 * stands whole on the page where it begins.
 */
export function joinedAcross(pages: readonly (readonly BlockOnPage[] | null)[]): BlockOnPage[][] {
  const joined: BlockOnPage[][] = [];
  /** Where the last block of the text stands, notes at the foot of its page aside. */
  let end: { readonly blocks: BlockOnPage[]; readonly at: number } | null = null;
  for (const page of pages) {
    const blocks = [...(page ?? [])];
    joined.push(blocks);
    if (page === null) end = null;
    const next = blocks.findIndex((block) => !isNote(block));
    const first = blocks[next];
    const last = end?.blocks[end.at];
    const whole = last && first ? together(last, first) : null;
    if (end && whole) {
      end.blocks[end.at] = whole;
      blocks.splice(next, 1);
    }
    const at = blocks.findLastIndex((block) => !isNote(block));
    if (at !== -1) end = { blocks, at };
  }
  return joined;
}

function isNote(block: BlockOnPage): boolean {
  return block.kind === 'text' && block.isNote;
}

function together(one: BlockOnPage, other: BlockOnPage): BlockOnPage | null {
  if (one.kind === 'loose') return null;
  if (one.kind === 'table') return other.kind === 'table' ? oneTable(one, other) : null;
  return other.kind === 'text' && goesOn(one, other)
    ? { ...one, lines: [...one.lines, ...other.lines] }
    : null;
}

function goesOn(one: TextOnPage, other: TextOnPage): boolean {
  const last = one.lines.at(-1);
  const opening = other.lines[0]?.text ?? '';
  if (!last || one.level !== null || other.level !== null || one.item !== other.item) return false;
  return other.label === '' && !opensLikeItem(opening) && isUnfinished(last);
}

function oneTable(one: TableOnPage, other: TableOnPage): TableOnPage | null {
  const last = one.rows.at(-1);
  const [first, ...more] = other.rows;
  if (one.shape !== other.shape || !last || !first || first.index < last.index) return null;
  if (first.index > last.index) return { ...one, rows: [...one.rows, first, ...more] };
  const cells = last.cells.map((lines, at) => [...lines, ...(first.cells[at] ?? [])]);
  const cut: RowOnPage = { ...last, cells };
  return { ...one, rows: [...one.rows.slice(0, -1), cut, ...more] };
}
