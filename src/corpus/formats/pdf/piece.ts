/** A stretch of text as the PDF draws it. Lengths are points; y grows downwards. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  /** Of the baseline, from the top of the page. */
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  readonly font: string;
  /** Whether white space was drawn before it. */
  readonly spaced: boolean;
  readonly rightToLeft: boolean;
  /** Whether a space was drawn after it, also at the end of a line. */
  readonly trailing?: boolean;
  /** The marked content it is drawn in, where the PDF is tagged. */
  readonly mark?: Mark | undefined;
}

/** A stretch of a page's content that the structure tree names by its id. */
export interface Mark {
  readonly id: string;
  /** `Artifact` stands for what is no part of the text: a running head, a page number. */
  readonly tag: string;
}

/** What stands on a page in one direction, turned so that it reads from left to right. */
export interface PdfPage {
  /** See `PageStart.page`. */
  readonly number: number;
  /** From 1, in the order of the file. */
  readonly place?: number;
  readonly height: number;
  /** Whether it reads from the right: `x` then counts from its right edge. */
  readonly mirrored: boolean;
  readonly pieces: readonly Piece[];
}

/** Pieces whose baselines lie within `tolerance` font sizes of each other, from the top down. */
export function rowsOf(pieces: readonly Piece[], tolerance: number): Piece[][] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && piece.y - row.y <= tolerance * Math.max(row.size, piece.size)) {
      row.pieces.push(piece);
      // The baseline of a row is that of its largest letters, not of a raised note mark.
      if (piece.size > row.size) Object.assign(row, { y: piece.y, size: piece.size });
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return rows.map((row) => row.pieces.sort((a, b) => a.x - b.x));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
