import { median, type Piece, rowsOf } from './piece.ts';

/** Lines on either side before a strip counts as a gutter rather than an accident. */
const MIN_LINES = 4;
/** A strip no wider than the spaces of justified lines needs more of them, all opening at its edge. */
const NARROW_SIZES = 1.5;
const MIN_LINES_NARROW = 8;
const MIN_GUTTER_SIZES = 0.4;
const MIN_FLUSH = 0.6;
/** Spaces by chance never do that. */
const ALL_FLUSH = 0.9;
const FLUSH_POINTS = 2;
/** Pieces in a line, on average, up to which lines count as drawn whole. */
const WHOLE = 1.3;
/** Lines of running text fill their column and hold several words; cells of a table do not. */
const MIN_FILL = 0.55;
const MIN_CHARACTERS = 14;
/** Lines at the same heights on both sides may be the rows of a table; text fills its column better. */
const MIN_FILL_LEVEL = 0.75;
const LEVEL_SHARE = 0.8;
/** Three columns above four and a side note; deeper than that is a table. */
const MAX_DEPTH = 6;
const STEP_POINTS = 2;
/** Strips that are looked at closely, the most promising first. */
const MAX_TRIALS = 30;
/** Baselines closer than this many font sizes are one row; those of two columns often differ by more. */
const ROW_TOLERANCE = 0.25;

/** An upright strip without ink between two baselines, and how many lines stand on its poorer side. */
interface Strip {
  readonly from: number;
  to: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: number;
}

/**
 * The columns of a page in reading order, each with its pieces. What runs across a gutter (a title, a
 * wide figure's caption) stands between the columns above and below it.
 */
export function columnsOf(pieces: readonly Piece[]): Piece[][] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y || a.x - b.x);
  return blocksOf(sorted, 0);
}

function blocksOf(pieces: readonly Piece[], depth: number): Piece[][] {
  if (pieces.length === 0) return [];
  const gutter = depth < MAX_DEPTH ? findGutter(pieces) : null;
  if (gutter === null) return [[...pieces]];
  const { before, behind } = sidesOf(pieces, gutter);
  const beside = new Set([...before, ...behind]);
  const rest = pieces.filter((piece) => !beside.has(piece));
  const above = rest.filter(({ y }) => y <= gutter.top);
  const below = rest.filter(({ y }) => y > gutter.top);
  return [above, before, behind, below].flatMap((part) => blocksOf(part, depth + 1));
}

/** The pieces on both sides of a strip, without those on the lines that close it. */
function sidesOf(pieces: readonly Piece[], { from, to, top, bottom }: Strip) {
  const x = (from + to) / 2;
  const beside = pieces.filter(
    ({ y, size }) => y > top + ROW_TOLERANCE * size && y < bottom - ROW_TOLERANCE * size,
  );
  return {
    before: beside.filter((piece) => piece.x + piece.width / 2 < x),
    behind: beside.filter((piece) => piece.x + piece.width / 2 >= x),
  };
}

/** The strip that most lines of running text keep clear of; null for a single column. */
function findGutter(pieces: readonly Piece[]): Strip | null {
  const left = Math.min(...pieces.map(({ x }) => x));
  const right = Math.max(...pieces.map(({ x, width }) => x + width));
  const open = new Map<string, Strip>();
  const strips: Strip[] = [];
  for (let x = left + STEP_POINTS; x < right; x += STEP_POINTS) {
    for (const strip of stripsAt(x, pieces)) {
      const key = `${strip.top} ${strip.bottom}`;
      const wider = open.get(key);
      if (wider && x - wider.to <= STEP_POINTS && wider.lines === strip.lines) wider.to = x;
      else {
        open.set(key, strip);
        strips.push(strip);
      }
    }
  }
  strips.sort((a, b) => b.lines - a.lines || b.to - b.from - (a.to - a.from));
  return strips.slice(0, MAX_TRIALS).find((strip) => isGutter(pieces, strip)) ?? null;
}

/** The strips at an x, for pieces from the top down. */
function stripsAt(x: number, pieces: readonly Piece[]): Strip[] {
  const strips: Strip[] = [];
  let top = Number.NEGATIVE_INFINITY;
  let before = { count: 0, y: top };
  let behind = { count: 0, y: top };
  const close = (bottom: number) => {
    const lines = Math.min(before.count, behind.count);
    if (lines >= MIN_LINES) strips.push({ from: x, to: x, top, bottom, lines });
    top = bottom;
    before = { count: 0, y: bottom };
    behind = { count: 0, y: bottom };
  };
  for (const piece of pieces) {
    if (piece.x < x && piece.x + piece.width > x) close(piece.y);
    else {
      const side = piece.x < x ? before : behind;
      if (piece.y - side.y > ROW_TOLERANCE * piece.size)
        Object.assign(side, { count: side.count + 1, y: piece.y });
    }
  }
  close(Number.POSITIVE_INFINITY);
  return strips;
}

function isGutter(pieces: readonly Piece[], strip: Strip): boolean {
  const { before, behind } = sidesOf(pieces, strip);
  const sides = [before, behind].map((side) => rowsOf(side, ROW_TOLERANCE).map(lineOf));
  const [leftLines = [], rightLines = []] = sides;
  const size = median([...before, ...behind].map((piece) => piece.size));
  const width =
    Math.min(...rightLines.map(({ left }) => left)) -
    Math.max(...leftLines.map(({ right }) => right));
  if (width < MIN_GUTTER_SIZES * size) return false;
  // Lines that were drawn whole have no spaces that could look like a gutter.
  const areWhole = before.length + behind.length <= WHOLE * (leftLines.length + rightLines.length);
  const isNarrow = width < NARROW_SIZES * size && !areWhole;
  const flush = flushShare(rightLines);
  const wanted = isNarrow && flush < ALL_FLUSH ? MIN_LINES_NARROW : MIN_LINES;
  if (Math.min(leftLines.length, rightLines.length) < wanted) return false;
  if (isNarrow && flush < MIN_FLUSH) return false;
  const fill = levelShare(leftLines, rightLines) >= LEVEL_SHARE ? MIN_FILL_LEVEL : MIN_FILL;
  return sides.every((lines) => isRunningText(lines, fill));
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly characters: number;
}

function lineOf(row: readonly Piece[]): Extent {
  const [first] = row;
  return {
    left: first?.x ?? 0,
    right: Math.max(...row.map(({ x, width }) => x + width)),
    y: first?.y ?? 0,
    size: first?.size ?? 0,
    characters: row.reduce((sum, { text }) => sum + text.length, row.length - 1),
  };
}

/** The share of lines that open at the same x as most do. */
function flushShare(lines: readonly Extent[]): number {
  const edge = median(lines.map(({ left }) => left));
  const flush = lines.filter(({ left }) => Math.abs(left - edge) <= FLUSH_POINTS);
  return flush.length / lines.length;
}

/** The share of lines of the side with fewer that have one at their height on the other. */
function levelShare(one: readonly Extent[], other: readonly Extent[]): number {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  let at = 0;
  let level = 0;
  for (const { y, size } of few) {
    while (at < many.length && (many[at]?.y ?? 0) < y - ROW_TOLERANCE * size) at += 1;
    if (Math.abs((many[at]?.y ?? Number.NaN) - y) <= ROW_TOLERANCE * size) level += 1;
  }
  return level / few.length;
}

function isRunningText(lines: readonly Extent[], minFill: number): boolean {
  const widths = lines.map(({ left, right }) => right - left).sort((a, b) => a - b);
  const full = widths[Math.floor(widths.length * 0.9)] ?? 0;
  return (
    median(widths) >= minFill * full &&
    median(lines.map(({ characters }) => characters)) >= MIN_CHARACTERS
  );
}
