import type { Piece } from './piece.ts';

/** Copies lie closer than this many font sizes, and than this share of their width. */
const NEAR_SIZES = 0.25;
const NEAR_WIDTH = 0.5;
/** Letters that stand in pairs throughout: `VViissiitt`. Shorter words may be spelt like this. */
const MIN_PAIRS = 5;

/** Without the copies that programs draw next to letters to make them look bold or cast a shadow. */
export function drawnOnce(pieces: readonly Piece[]): Piece[] {
  const seen = new Map<string, Piece[]>();
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const { text, x, y, size } = piece;
    const cell = Math.max(size * NEAR_SIZES, 1);
    const column = Math.floor(x / cell);
    const row = Math.floor(y / cell);
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => seen.get(`${column + dx} ${row + dy} ${text.trim()}`) ?? []),
    );
    if (near.some((one) => isCopy(one, piece))) continue;
    const key = `${column} ${row} ${text.trim()}`;
    const here = seen.get(key) ?? [];
    here.push(piece);
    seen.set(key, here);
    kept.push({ ...piece, text: unpaired(text) });
  }
  return kept;
}

function isCopy(one: Piece, other: Piece): boolean {
  const reach = Math.min(NEAR_SIZES * other.size, NEAR_WIDTH * other.width);
  return (
    Math.abs(one.size - other.size) <= NEAR_SIZES * other.size &&
    Math.abs(one.x - other.x) <= reach &&
    Math.abs(one.y - other.y) <= NEAR_SIZES * other.size
  );
}

function unpaired(text: string): string {
  const letters = [...text.replace(/\s/g, '')];
  for (const times of [3, 2]) {
    if (letters.length < MIN_PAIRS * times || letters.length % times !== 0) continue;
    if (letters.some((letter, at) => letter !== letters[at - (at % times)])) continue;
    if (new Set(letters).size < MIN_PAIRS - 1) continue;
    const group = new RegExp(`(\\S)\\s*(?:\\1\\s*){${times - 1}}`, 'gu');
    return text.replace(group, (all, letter: string) => letter + (/\s$/.test(all) ? ' ' : ''));
  }
  return text;
}
