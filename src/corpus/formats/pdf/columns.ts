import { median, type Piece, rowsOf } from './piece.ts';

/** A blank strip between columns is at least this many font sizes wide; a word space is a third. */
const GUTTER_SIZES = 0.7;
/** Rows on either side before a strip counts as a gutter rather than an accident. */
const MIN_ROWS = 4;
/** Lines of running text fill their column and hold several words; cells of a table do not. */
const MIN_FILL = 0.55;
const MIN_CHARACTERS = 18;
/** Three columns and a side note; deeper than that is a table. */
const MAX_DEPTH = 2;
const STEP_POINTS = 2;

interface Extent {
  readonly left: number;
  readonly right: number;
}
interface Row extends Extent {
  readonly pieces: readonly Piece[];
  /** Ink without word spaces. */
  readonly strokes: readonly Extent[];
}

/**
 * The columns of a page in reading order, each with its pieces. Rows that run across the gutter (a
 * title, a wide figure's caption) stand between the columns above and below them.
 */
export function columnsOf(pieces: readonly Piece[], depth = 0): Piece[][] {
  const rows = rowsOf(pieces, 0.25).map(toRow);
  const gutter = depth > MAX_DEPTH ? null : findGutter(rows);
  if (gutter === null) return pieces.length === 0 ? [] : [[...pieces]];
  const columns: Piece[][] = [];
  let band: Row[] = [];
  let wide: Row[] = [];
  const closeBand = () => {
    const inBand = band.flatMap((row) => row.pieces);
    const left = inBand.filter((piece) => piece.x + piece.width / 2 < gutter);
    const right = inBand.filter((piece) => piece.x + piece.width / 2 >= gutter);
    for (const side of [left, right]) columns.push(...columnsOf(side, depth + 1));
    band = [];
  };
  const closeWide = () => {
    if (wide.length > 0) columns.push(wide.flatMap((row) => row.pieces));
    wide = [];
  };
  for (const row of rows) {
    if (crosses(row, gutter)) {
      closeBand();
      wide.push(row);
    } else {
      closeWide();
      band.push(row);
    }
  }
  closeBand();
  closeWide();
  return columns;
}

function toRow(pieces: readonly Piece[]): Row {
  const strokes: { left: number; right: number }[] = [];
  for (const { x, width, size } of pieces) {
    const last = strokes.at(-1);
    if (last && x - last.right < GUTTER_SIZES * size) last.right = Math.max(last.right, x + width);
    else strokes.push({ left: x, right: x + width });
  }
  return { pieces, strokes, left: strokes[0]?.left ?? 0, right: strokes.at(-1)?.right ?? 0 };
}

function crosses({ strokes }: Row, x: number): boolean {
  return strokes.some(({ left, right }) => left < x && right > x);
}

/** The x that most rows of running text keep clear of on both sides; null for a single column. */
function findGutter(rows: readonly Row[]): number | null {
  const left = Math.min(...rows.map((row) => row.left));
  const right = Math.max(...rows.map((row) => row.right));
  const width = right - left;
  let best = { score: 0, from: 0, to: 0 };
  for (let x = left + width * 0.2; x <= left + width * 0.8; x += STEP_POINTS) {
    const clear = rows.filter((row) => !crosses(row, x));
    const before = clear.filter((row) => row.left < x).length;
    const behind = clear.filter((row) => row.right > x).length;
    const score = Math.min(before, behind);
    if (score > best.score) best = { score, from: x, to: x };
    else if (score === best.score && x - best.to <= STEP_POINTS) best.to = x;
  }
  const gutter = (best.from + best.to) / 2;
  if (best.score < MIN_ROWS) return null;
  const clear = rows.filter((row) => !crosses(row, gutter));
  const sides = [
    { left, right: gutter },
    { left: gutter, right },
  ];
  return sides.every((side) => isRunningText(clear, side)) ? gutter : null;
}

function isRunningText(rows: readonly Row[], side: Extent): boolean {
  const lines = rows.flatMap((row) => {
    const inside = row.pieces.filter(
      ({ x, width }) => x >= side.left - 1 && x + width <= side.right + 1,
    );
    const [first] = inside;
    const last = inside.at(-1);
    if (!first || !last) return [];
    const characters = inside.reduce((sum, { text }) => sum + text.length, 0);
    return [{ width: last.x + last.width - first.x, characters }];
  });
  const fill = median(lines.map(({ width }) => width)) / (side.right - side.left);
  return fill >= MIN_FILL && median(lines.map(({ characters }) => characters)) >= MIN_CHARACTERS;
}
