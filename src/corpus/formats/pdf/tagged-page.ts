import { columnsOf } from './columns.ts';
import { type Column, type Line, lineOf, linesOf } from './lines.ts';
import type { ReadPage } from './open-pdf.ts';
import type { PdfPage, Piece } from './piece.ts';
import { blocksIn, type TaggedTable, type TaggedText } from './structure.ts';
import { areWoven, isWoven } from './woven.ts';

/** Of the text of a page that is no artefact, what its structure must name to be believed. */
const MIN_COVERED = 0.9;
/** Running heads and a few figures on a page that holds little else. */
const FEW_CHARACTERS = 300;
const MIN_TEXT_SHARE = 0.5;
/** Elements with more lines are no paragraphs: somebody tagged the page as a whole. */
const MAX_LINES = 40;
/** Baselines closer than this many font sizes are one line. */
const LINE_TOLERANCE = 0.5;
/** Lines that open this close to each other stand in one column. */
const COLUMN_POINTS = 40;

export interface TextOnPage extends Omit<TaggedText, 'ids' | 'label'> {
  readonly lines: readonly Line[];
  /** The bullet or number of an item; empty where it has none, or is part of its text. */
  readonly label: string;
}

export interface RowOnPage {
  readonly index: number;
  readonly isHead: boolean;
  readonly cells: readonly (readonly Line[])[];
}

export interface TableOnPage extends Omit<TaggedTable, 'rows'> {
  readonly rows: readonly RowOnPage[];
}

/** What stands in no paragraph, line by line: its layout tells its paragraphs. */
interface LooseText {
  readonly kind: 'loose';
  readonly lines: readonly Line[];
}

export type BlockOnPage = TextOnPage | TableOnPage | LooseText;

/** A page in the order that its structure tree gives. */
export interface TaggedPage {
  readonly blocks: readonly BlockOnPage[];
  /** What the tree does not name: of as many layers as the page has, perhaps blank ones. */
  readonly rest: readonly PdfPage[];
}

/** Pieces on one baseline, from left to right. */
interface Row {
  readonly pieces: Piece[];
  readonly layer: PdfPage;
}

interface Placed {
  readonly piece: Piece;
  readonly layer: PdfPage;
}

/**
 * A page as its structure tree has it, artefacts left out; null where the tree does not name nearly all
 * of its text, or names lines that cannot be. `kept` holds the pieces that do not look like running heads.
 */
export function taggedPage(page: ReadPage, kept: ReadonlySet<Piece>): TaggedPage | null {
  if (page.structure === null) return null;
  const named = namedIn(page.layers);
  const tagged = blocksIn(page.structure);
  const ids = new Set(
    tagged.flatMap((one) =>
      one.kind === 'text'
        ? [...one.ids, ...one.label]
        : one.rows.flatMap(({ cells }) => cells.flat()),
    ),
  );
  if (!isCovered(page.layers, ids)) return null;
  /** Each stretch stands where the tree names it first. */
  const take = (id: string) => {
    const placed = named.get(id) ?? [];
    named.delete(id);
    return placed;
  };
  const rowsOf = (wanted: readonly string[]) => rowsIn(wanted.flatMap(take));
  const texts = tagged.map((one) => (one.kind === 'text' ? rowsOf(one.ids) : []));
  const isSound = (rows: readonly Row[], at: number) => {
    const one = tagged[at];
    if (one?.kind === 'text' && one.isLoose)
      return !columnsIn(rows).some(({ columns }) => columns.some(isWoven));
    return rows.length <= MAX_LINES && !areWoven(rows.map(({ pieces }) => pieces));
  };
  if (!texts.every(isSound)) return null;
  const columnOf = columnsFrom(texts.flat());
  const textOf = (rows: readonly Row[]) =>
    rows.flatMap((row) => lineOf(row.pieces, row.layer, columnOf(row)));
  const blocks = tagged.flatMap((one, at): BlockOnPage[] => {
    if (one.kind === 'table') {
      const rows = one.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => textOf(rowsOf(cell))),
      }));
      return [{ ...one, rows }];
    }
    const rows = texts[at] ?? [];
    const isFurniture = one.level === null && one.item === null && !rows.some(holds(kept));
    if (one.isLoose)
      return isFurniture
        ? []
        : [
            {
              kind: 'loose',
              lines: columnsIn(rows).flatMap(({ layer, columns }) => linesOf(layer, columns)),
            },
          ];
    const lines = isFurniture ? [] : textOf(rows);
    const label = textOf(rowsOf(one.label)).map(({ text }) => text);
    const level = one.level ?? (rows.every(isTitle) ? 1 : null);
    return lines.length === 0 ? [] : [{ ...one, level, lines, label: label.join(' ') }];
  });
  const rest = page.layers.map((layer) => ({
    ...layer,
    pieces: layer.pieces.filter((piece) => kept.has(piece) && !isNamed(piece, ids)),
  }));
  return { blocks, rest };
}

/** Whether the tree names a piece or it is an artefact. */
function isNamed({ mark }: Piece, ids: ReadonlySet<string>): boolean {
  return mark !== undefined && (mark.tag === 'Artifact' || ids.has(mark.id));
}

function namedIn(layers: readonly PdfPage[]): Map<string, Placed[]> {
  const named = new Map<string, Placed[]>();
  for (const layer of layers) {
    for (const piece of layer.pieces) {
      const { id = '', tag } = piece.mark ?? {};
      if (id === '' || tag === 'Artifact') continue;
      const placed = named.get(id);
      if (placed) placed.push({ piece, layer });
      else named.set(id, [{ piece, layer }]);
    }
  }
  return named;
}

function isCovered(layers: readonly PdfPage[], ids: ReadonlySet<string>): boolean {
  let [artefacts, covered, all] = [0, 0, 0];
  for (const { mark, text } of layers.flatMap(({ pieces }) => pieces)) {
    const length = text.replace(/\s/g, '').length;
    all += length;
    if (mark?.tag === 'Artifact') artefacts += length;
    else if (mark && ids.has(mark.id)) covered += length;
  }
  if (artefacts > FEW_CHARACTERS && artefacts > all * (1 - MIN_TEXT_SHARE)) return false;
  return covered > 0 && covered >= MIN_COVERED * (all - artefacts);
}

/** Pieces that follow one another on a baseline, in the order of the tree. */
function rowsIn(placed: readonly Placed[]): Row[] {
  const rows: (Row & { y: number; size: number })[] = [];
  for (const { piece, layer } of placed) {
    const row = rows.at(-1);
    const size = Math.max(row?.size ?? 0, piece.size);
    if (row?.layer === layer && Math.abs(piece.y - row.y) <= LINE_TOLERANCE * size) {
      row.pieces.push(piece);
      if (piece.size > row.size) Object.assign(row, { y: piece.y, size: piece.size });
    } else rows.push({ pieces: [piece], layer, y: piece.y, size: piece.size });
  }
  for (const { pieces } of rows) pieces.sort((a, b) => a.x - b.x);
  return rows;
}

/** The columns of each layer that rows stand on. */
function columnsIn(rows: readonly Row[]): { layer: PdfPage; columns: Piece[][] }[] {
  const pieces = new Map<PdfPage, Piece[]>();
  for (const row of rows) {
    const own = pieces.get(row.layer) ?? [];
    own.push(...row.pieces);
    pieces.set(row.layer, own);
  }
  return [...pieces].map(([layer, own]) => ({ layer, columns: columnsOf(own) }));
}

function holds(kept: ReadonlySet<Piece>) {
  return (row: Row) => row.pieces.some((piece) => kept.has(piece));
}

/** LibreOffice tags a title as a paragraph of that style. */
function isTitle({ pieces }: Row): boolean {
  return pieces.every(({ mark }) => mark?.tag === 'Title');
}

/** How far a row could go: to the end of the longest of those that open where it does. */
function columnsFrom(rows: readonly Row[]): (row: Row) => Column {
  const ends = new Map<number, number>();
  const extentOf = ({ pieces }: Row) => ({
    left: pieces[0]?.x ?? 0,
    right: Math.max(...pieces.map(({ x, width }) => x + width)),
  });
  const keyOf = (left: number) => Math.round(left / COLUMN_POINTS);
  for (const { left, right } of rows.map(extentOf)) {
    ends.set(keyOf(left), Math.max(ends.get(keyOf(left)) ?? 0, right));
  }
  return (row) => {
    const { left, right } = extentOf(row);
    return { left, right: ends.get(keyOf(left)) ?? right };
  };
}
