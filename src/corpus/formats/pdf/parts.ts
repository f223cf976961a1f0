import { joinedAcross } from './across-pages.ts';
import { columnsOf } from './columns.ts';
import { type Line, linesOf } from './lines.ts';
import type { ReadPage } from './open-pdf.ts';
import { levelsOf } from './paragraphs.ts';
import type { PdfPage, Piece } from './piece.ts';
import { withoutFurniture } from './running-heads.ts';
import { type TableOnPage, type TaggedPage, type TextOnPage, taggedPage } from './tagged-page.ts';
import { isWoven } from './woven.ts';

/** Dots that lead to a page number: a line of a table of contents or of an index. */
const LEADERS = /(?:\. ?){5,}\s*(?:\d+|[ivxlc]+)?$/i;

/** Neighbouring pages that are read in the same way. */
export type Part =
  | { readonly kind: 'lines'; readonly lines: Line[] }
  | { readonly kind: 'tagged'; readonly blocks: TaggedPart[] };

export type TaggedPart = TextOnPage | TableOnPage;

/** What a document holds in reading order. */
export interface Parts {
  /** None of them is empty. */
  readonly parts: readonly Part[];
  /** Numbers of pages that are left out because the order of their lines is in doubt. */
  readonly doubtful: ReadonlySet<number>;
  /** How many lines of tables of contents are left out. */
  readonly contents: number;
}

/** A layer with its columns (see `columnsOf`). */
interface Laid {
  readonly layer: PdfPage;
  readonly columns: readonly (readonly Piece[])[];
}

/** A page as its tags have it, if any, and what is read by its layout: all that no tag names. */
interface Looked {
  readonly tagged: TaggedPage | null;
  readonly laid: readonly Laid[];
}

/** Reads tagged pages by their tags, the others (and what no tag names) by their layout. */
export function partsOf(pages: readonly ReadPage[]): Parts {
  const trusted: Looked[] = [];
  const doubtful = new Set<number>();
  for (const page of lookedAt(pages)) {
    if (isClear(page.laid)) trusted.push(page);
    else for (const { layer } of page.laid) doubtful.add(layer.number);
  }
  let contents = 0;
  const parts: Part[] = [];
  for (const part of inOrder(trusted)) {
    const { kept, leftOut } = withoutContents(part);
    contents += leftOut;
    if (linesIn(kept).length > 0) parts.push(kept);
  }
  return { parts, doubtful, contents };
}

function lookedAt(pages: readonly ReadPage[]): Looked[] {
  const clean = withoutFurniture(pages.flatMap(({ layers }) => layers));
  const kept = new Set(clean.flatMap(({ pieces }) => pieces));
  let at = 0;
  return pages.map((page) => {
    const layers = clean.slice(at, at + page.layers.length);
    at += page.layers.length;
    const tagged = taggedPage(page, kept);
    const rest = (tagged?.rest ?? []).map(laidOut);
    // Lines that no tag names and that run into each other cast doubt on the tags too.
    return tagged && isClear(rest)
      ? { tagged, laid: rest }
      : { tagged: null, laid: layers.map(laidOut) };
  });
}

function laidOut(layer: PdfPage): Laid {
  return { layer, columns: columnsOf(layer.pieces) };
}

function isClear(laid: readonly Laid[]): boolean {
  return !laid.some(({ columns }) => columns.some(isWoven));
}

function inOrder(pages: readonly Looked[]): Part[] {
  const blocks = joinedAcross(
    pages.map(({ tagged, laid }) => tagged?.blocks ?? (laid.length > 0 ? null : [])),
  );
  const parts: Part[] = [];
  /** The lines that those of the next page may go on with. */
  let open: Line[] | null = null;
  const add = (lines: readonly Line[]) => {
    if (lines.length === 0) return;
    if (open) open.push(...lines);
    else {
      open = [...lines];
      parts.push({ kind: 'lines', lines: open });
    }
  };
  pages.forEach(({ tagged, laid }, index) => {
    for (const block of blocks[index] ?? []) {
      if (block.kind === 'loose') add(block.lines);
      else {
        open = null;
        const last = parts.at(-1);
        if (last?.kind === 'tagged') last.blocks.push(block);
        else parts.push({ kind: 'tagged', blocks: [block] });
      }
    }
    const lines = laid.flatMap(({ layer, columns }) => linesOf(layer, columns));
    if (tagged === null) add(lines);
    else if (lines.length > 0) {
      parts.push({ kind: 'lines', lines });
      open = null;
    }
  });
  return parts;
}

function withoutContents(part: Part): { kept: Part; leftOut: number } {
  const all = linesIn(part).length;
  const isText = ({ text }: Line) => !LEADERS.test(text);
  const kept: Part =
    part.kind === 'lines'
      ? { ...part, lines: part.lines.filter(isText) }
      : { ...part, blocks: part.blocks.flatMap((block) => withoutLeaders(block, isText)) };
  return { kept, leftOut: all - linesIn(kept).length };
}

function withoutLeaders(block: TaggedPart, isText: (line: Line) => boolean): TaggedPart[] {
  if (block.kind === 'table') return [block];
  const lines = block.isContents ? [] : block.lines.filter(isText);
  return lines.length === 0 ? [] : [{ ...block, lines }];
}

/** All lines of a part. */
export function linesIn(part: Part): readonly Line[] {
  if (part.kind === 'lines') return part.lines;
  return part.blocks.flatMap((block) =>
    block.kind === 'text' ? block.lines : block.rows.flatMap(({ cells }) => cells.flat()),
  );
}

/**
 * The levels of the headings among tagged blocks. Where a document marks none as such, those are that
 * look like it.
 */
export function levelsIn(
  parts: readonly Part[],
  outline: ReadonlySet<string>,
): ReadonlyMap<TaggedPart, number> {
  const blocks = parts.flatMap((part) => (part.kind === 'tagged' ? part.blocks : []));
  const texts = blocks.filter((block): block is TextOnPage => block.kind === 'text');
  const stated = texts.filter(({ level }) => level !== null);
  if (stated.length > 0) return new Map(stated.map((block) => [block, block.level ?? 1]));
  const looks = levelsOf(
    texts.map(({ lines }) => lines),
    outline,
  );
  return new Map(
    texts.flatMap((block, at) => {
      const level = block.item === null ? (looks[at] ?? null) : null;
      return level === null ? [] : [[block, level] as const];
    }),
  );
}
