import type { Mark, PdfPage, Piece } from './piece.ts';

/** A stretch of text as pdf.js gives it; `matrix` is in the page's frame, y downwards. */
export interface DrawnText {
  readonly text: string;
  readonly matrix: Matrix;
  readonly width: number;
  readonly font: string;
  readonly spaced: boolean;
  readonly trailing: boolean;
  readonly rightToLeft: boolean;
  /** Set from the top down, as in Japanese books. */
  readonly vertical: boolean;
  /** See `Piece.mark`. */
  readonly mark?: Mark | undefined;
}

export type Matrix = readonly [number, number, number, number, number, number];

/** Steeper than this a piece is no line of text: a watermark. */
const MAX_SLOPE = 0.1;
/** Fewer words set sideways are a stamp or the label of a chart. */
const MIN_SIDEWAYS_WORDS = 5;

type Turn = 'level' | 'down' | 'up' | 'over';

/** What the layers of a page hold, and how many words of it are left out because they are set askew. */
export interface Layers {
  readonly layers: readonly PdfPage[];
  readonly askew: number;
}

/**
 * The text of a page by the direction it is set in, each turned so that it reads from left to right: what
 * most of the page is set in first.
 */
export function layersOf(
  drawn: readonly DrawnText[],
  page: { readonly number: number; readonly width: number; readonly height: number },
): Layers {
  const turns = new Map<Turn, { pieces: Piece[]; rightToLeft: number; words: number }>();
  let askew = 0;
  for (const one of drawn) {
    const size = Math.hypot(one.matrix[0], one.matrix[1]);
    const turn = turnOf(one);
    const words = one.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (turn === null || size === 0) {
      askew += words;
      continue;
    }
    const layer = turns.get(turn) ?? { pieces: [], rightToLeft: 0, words: 0 };
    turns.set(turn, layer);
    const { text, width, font, spaced, trailing, rightToLeft, mark } = one;
    layer.pieces.push({
      text,
      ...placeIn(turn, one.matrix, page),
      width,
      size,
      font,
      spaced,
      trailing,
      rightToLeft,
      mark,
    });
    layer.rightToLeft += (rightToLeft ? 1 : -1) * text.length;
    layer.words += words;
  }
  const ordered = [...turns].sort(([, a], [, b]) => lettersIn(b.pieces) - lettersIn(a.pieces));
  const layers = ordered.flatMap(([turn, { pieces, rightToLeft, words }], index): PdfPage[] => {
    if (index > 0 && words < MIN_SIDEWAYS_WORDS) {
      askew += words;
      return [];
    }
    const isTurned = turn === 'down' || turn === 'up';
    const [width, height] = isTurned ? [page.height, page.width] : [page.width, page.height];
    // Mirrored, a page that is read from the right is laid out like any other.
    const mirrored = rightToLeft > 0;
    const laidOut = mirrored ? pieces.map((p) => ({ ...p, x: width - p.x - p.width })) : pieces;
    return [{ number: page.number, height, pieces: laidOut, mirrored }];
  });
  return { layers, askew };
}

function lettersIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function turnOf({ matrix: [a, b], vertical }: DrawnText): Turn | null {
  if (vertical) return 'down';
  if (Math.abs(b) <= MAX_SLOPE * Math.abs(a)) return a > 0 ? 'level' : 'over';
  if (Math.abs(a) <= MAX_SLOPE * Math.abs(b)) return b > 0 ? 'down' : 'up';
  return null;
}

/** Where the text starts in the frame in which it reads from left to right. */
function placeIn(
  turn: Turn,
  [, , , , x, y]: Matrix,
  { width, height }: { readonly width: number; readonly height: number },
): { x: number; y: number } {
  switch (turn) {
    case 'level':
      return { x, y };
    case 'down':
      return { x: y, y: width - x };
    case 'up':
      return { x: height - y, y: x };
    case 'over':
      return { x: width - x, y: height - y };
  }
}
