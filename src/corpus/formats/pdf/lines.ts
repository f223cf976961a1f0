import { raised } from '../raised.ts';
import { type PdfPage, type Piece, rowsOf } from './piece.ts';

/** A line of text in its column. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Size and font of most of its characters. */
  readonly size: number;
  readonly font: string;
  readonly page: number;
  readonly column: Column;
  /** Whether it has gaps as between the cells of a table. */
  readonly isRow: boolean;
  /** Whether the file holds a space at its end. */
  readonly endsInSpace?: boolean;
}

export interface Column {
  readonly left: number;
  readonly right: number;
}

/** A gap from this many font sizes on is a word space that the PDF did not draw. */
const WORD_SPACE_SIZES = 0.17;
/** A gap from this many font sizes on stands between cells; justified lines do not have it. */
const CELL_SPACE_SIZES = 2;
/** Baselines closer than this many font sizes are one line: raised note marks, lowered indices. */
const LINE_TOLERANCE = 0.5;
/** In sizes of the line's font: smaller, and this much above its baseline. */
const RAISED_SIZE = 0.85;
const RAISED_BY = 0.12;

/** The lines of a page in reading order, from its columns (see `columnsOf`). */
export function linesOf(page: PdfPage, columns: readonly (readonly Piece[])[]): Line[] {
  return columns.flatMap((pieces) => {
    const column = {
      left: Math.min(...pieces.map(({ x }) => x)),
      right: Math.max(...pieces.map(({ x, width }) => x + width)),
    };
    return rowsOf(pieces, LINE_TOLERANCE).flatMap((row) => lineOf(row, page, column));
  });
}

/** A row of pieces as one line of text; none where it is blank. */
export function lineOf(drawn: readonly Piece[], page: PdfPage, column: Column): Line[] {
  const row = inReadingOrder(drawn, page.mirrored);
  const main = mostOf(row);
  let text = '';
  let end: Piece | undefined;
  let isRow = false;
  for (const piece of row) {
    const gap = end ? Math.max(piece.x - (end.x + end.width), end.x - (piece.x + piece.width)) : 0;
    const apart =
      gap > WORD_SPACE_SIZES * piece.size && !isUnspaced(text, piece.text, gap, piece.size);
    isRow ||= gap > CELL_SPACE_SIZES * piece.size;
    if (end && (piece.spaced || apart) && !/\s$/.test(text)) text += ' ';
    text += isRaised(piece, main) ? (raised(piece.text) ?? piece.text) : piece.text;
    end = piece;
  }
  const [first] = drawn;
  text = text.replace(/\s+/g, ' ').trim();
  if (!first || !end || text === '') return [];
  const right = Math.max(...row.map(({ x, width }) => x + width));
  const { size, font, y } = main;
  return [
    {
      text,
      left: first.x,
      right,
      y,
      size,
      font,
      page: page.number,
      column,
      isRow,
      endsInSpace: end.trailing === true,
    },
  ];
}

/** Whether a piece is set smaller and higher than the line it stands in. */
function isRaised({ y, size }: Piece, main: Piece): boolean {
  return size < RAISED_SIZE * main.size && main.y - y > RAISED_BY * main.size;
}

/** A line in the other direction than its page, and words of the other one within a line, are turned. */
function inReadingOrder(row: readonly Piece[], mirrored: boolean): Piece[] {
  const letters = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  const fromRight = letters(row.filter((one) => one.rightToLeft)) * 2 > letters(row);
  if (!fromRight && !mirrored) return [...row];
  const ordered = fromRight === mirrored ? [...row] : [...row].reverse();
  if (!fromRight) return ordered;
  const turned: Piece[] = [];
  let island: Piece[] = [];
  for (const piece of ordered) {
    if (!piece.rightToLeft && /[\p{L}\p{N}]/u.test(piece.text)) island.unshift(piece);
    else {
      turned.push(...island, piece);
      island = [];
    }
  }
  return [...turned, ...island];
}

/** Chinese and Japanese are set without word spaces, and justified by gaps between the characters. */
function isUnspaced(before: string, after: string, gap: number, size: number): boolean {
  const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}，。、！？；：（）「」]/u;
  return gap < size && wide.test(before.slice(-1)) && wide.test(after.slice(0, 1));
}

/** A piece in the font that most of the row's characters have. */
function mostOf(row: readonly Piece[]): Piece {
  const counts = new Map<string, number>();
  const keyOf = ({ size, font }: Piece) => `${size.toFixed(1)} ${font}`;
  for (const piece of row) {
    counts.set(keyOf(piece), (counts.get(keyOf(piece)) ?? 0) + piece.text.length);
  }
  return row.reduce((best, piece) =>
    (counts.get(keyOf(piece)) ?? 0) > (counts.get(keyOf(best)) ?? 0) ? piece : best,
  );
}
