import { type Piece, rowsOf } from './piece.ts';

/** A gap as between columns or cells; a justified line hardly has it twice at the same place. */
const GAP_SIZES = 1.5;
/** Rows in a row with a gap at the same place. */
const MIN_ROWS = 3;
/** Words on either side of the gap: the text of a column, no cell. */
const MIN_WORDS = 2;
const MIN_CHARACTERS = 8;
/** Lines that go on with a sentence open with a small letter; cells and entries of a list do not. */
const GOES_ON_SHARE = 0.4;
/** Text over other text: this much of a line's size on as many lines. */
const OVERLAP_SIZES = 1;
const MIN_OVERLAPS = 3;

/** Lines below each other are at least this many font sizes apart. */
const CLOSE_LINES = 0.85;

interface Halves {
  readonly from: number;
  readonly to: number;
  readonly left: string;
  readonly right: string;
}

/**
 * Whether the lines of what should be one column run through two of them, or over each other: then no
 * line of it can be trusted to be one that somebody wrote.
 */
export function isWoven(column: readonly Piece[]): boolean {
  return isStaggered(rowsOf(column, 0.25)) || areWoven(rowsOf(column, 0.5));
}

/** The same of rows that are given as such: from the top down, each from left to right. */
export function areWoven(rows: readonly (readonly Piece[])[]): boolean {
  if (rows.filter(overlaps).length >= MIN_OVERLAPS) return true;
  let run: Halves[] = [];
  for (const row of rows) {
    const halves = halvesOf(row);
    const last = run.at(-1);
    if (halves && last) {
      const from = Math.max(last.from, halves.from);
      const to = Math.min(last.to, halves.to);
      run = to > from ? [...run, { ...halves, from, to }] : [halves];
    } else run = halves ? [halves] : [];
    if (run.length >= MIN_ROWS && goesOn(run)) return true;
  }
  return false;
}

/** Both sides of the widest gap, where both hold words of a text. */
function halvesOf(row: readonly Piece[]): Halves | null {
  let at = -1;
  let widest = 0;
  let end = Number.NEGATIVE_INFINITY;
  row.forEach((piece, index) => {
    const gap = index === 0 ? 0 : piece.x - end;
    if (gap > widest && gap > GAP_SIZES * piece.size) {
      at = index;
      widest = gap;
    }
    end = Math.max(end, piece.x + piece.width);
  });
  const next = row[at];
  if (!next) return null;
  const left = textOf(row.slice(0, at));
  const right = textOf(row.slice(at));
  if (![left, right].every(isText)) return null;
  return { from: next.x - widest, to: next.x, left, right };
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join(' ');
}

function isText(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words >= MIN_WORDS && text.trim().length >= MIN_CHARACTERS;
}

function goesOn(rows: readonly Halves[]): boolean {
  const recent = rows.slice(-2 * MIN_ROWS);
  const share = (side: 'left' | 'right') =>
    recent.filter((row) => /^\P{L}*\p{Ll}/u.test(row[side].trim())).length / recent.length;
  return share('left') >= GOES_ON_SHARE && share('right') >= GOES_ON_SHARE;
}

/** Lines beside each other at heights too close for lines below each other. */
function isStaggered(rows: readonly (readonly Piece[])[]): boolean {
  let beside = 0;
  return rows.some((row, index) => {
    const last = rows[index - 1];
    if (!last || !isText(textOf(row)) || !isText(textOf(last))) return false;
    const [one, other] = [extentOf(last), extentOf(row)];
    const isClose = other.y - one.y < CLOSE_LINES * Math.min(one.size, other.size);
    const isBeside = one.right < other.left || other.right < one.left;
    if (isClose && isBeside) beside += 1;
    return beside >= MIN_ROWS;
  });
}

function extentOf(row: readonly Piece[]) {
  return {
    left: Math.min(...row.map(({ x }) => x)),
    right: Math.max(...row.map(({ x, width }) => x + width)),
    y: row[0]?.y ?? 0,
    size: row[0]?.size ?? 0,
  };
}

function overlaps(row: readonly Piece[]): boolean {
  let end = Number.NEGATIVE_INFINITY;
  for (const { x, width, size, text } of row) {
    if (text.trim().length > 1 && end - x > OVERLAP_SIZES * size) return true;
    end = Math.max(end, x + width);
  }
  return false;
}
