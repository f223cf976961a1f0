import { type PdfPage, type Piece, rowsOf } from './piece.ts';

/** Rows at either end of a page that may be running heads or feet. */
const EDGE_ROWS = 2;
/** A row is at the edge when it stands in this share of the page's height. */
const EDGE_SHARE = 0.2;
const MIN_PAGES = 2;
/** Left and right pages have their own heads, and so has every chapter. */
const MIN_SHARE = 0.2;
const MANY_PAGES = 3;
/** `12`, `- 12 -`, `Page 12 of 40`, `xii`. */
const PAGE_NUMBER =
  /^[\W_]*(?:(?:page|pg?\.|seite|s\.|página|pagina)\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|de|di)\s*\d{1,4})?[\W_]*$/iu;

interface EdgeRow {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly top: boolean;
}

/** The pages without running heads, running feet and page numbers. */
export function withoutFurniture(pages: readonly PdfPage[]): PdfPage[] {
  const edges = pages.map(edgeRows);
  const counts = new Map<string, number>();
  for (const rows of edges) {
    for (const form of new Set(rows.map(formOf))) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const isRepeated = (row: EdgeRow) => {
    const count = counts.get(formOf(row)) ?? 0;
    return count >= MANY_PAGES || (count >= MIN_PAGES && count / pages.length >= MIN_SHARE);
  };
  return pages.map((page, index) => {
    const removed = new Set<Piece>();
    for (const row of edges[index] ?? []) {
      if (isRepeated(row) || isOwnNumber(row, page)) {
        for (const piece of row.pieces) removed.add(piece);
      }
    }
    return { ...page, pieces: page.pieces.filter((piece) => !removed.has(piece)) };
  });
}

function edgeRows({ pieces, height }: PdfPage): EdgeRow[] {
  const rows = rowsOf(pieces, 0.4);
  const at = (row: readonly Piece[]) => row[0]?.y ?? 0;
  const top = rows.slice(0, EDGE_ROWS).filter((row) => at(row) < height * EDGE_SHARE);
  const bottom = rows.slice(-EDGE_ROWS).filter((row) => at(row) > height * (1 - EDGE_SHARE));
  const toEdge = (isTop: boolean) => (row: readonly Piece[]) => ({
    text: row
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
    pieces: row,
    top: isTop,
  });
  return [...top.map(toEdge(true)), ...bottom.map(toEdge(false))];
}

/** What stays the same from page to page: numbers count up. A title is larger than the head it lends. */
function formOf({ text, top, pieces }: EdgeRow): string {
  const form = PAGE_NUMBER.test(text) ? '#' : text.toLowerCase().replace(/\d+/g, '#');
  const size = Math.round(Math.max(...pieces.map((piece) => piece.size)));
  return `${top ? 'top' : 'bottom'} ${size} ${form}`;
}

function isOwnNumber({ text }: EdgeRow, { number, place = number }: PdfPage): boolean {
  const stated = PAGE_NUMBER.exec(text)?.[1];
  return stated === String(number) || stated === String(place);
}
