import { unmarkedHeaders } from '../table-headers.ts';
import type { Cell } from '../text-builder.ts';
import { type Element, isElement, type Node } from './dom.ts';

/** A table's rows with their cells in order, and how many rows at its top name the columns. */
export interface PageTable {
  readonly rows: readonly (readonly Cell[])[];
  readonly headers: number;
}

/** Whether a table only arranges a page: it holds headings, tables, or is marked so. */
export function isLayoutTable(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return true;
  return table.querySelector('table, h1, h2, h3, h4, h5, h6') !== null;
}

/** The rows of a table; `cellOf` reads one cell. */
export function readTable(table: Element, cellOf: (cell: Element) => Cell): PageTable {
  const rows = rowsIn(table, false).map(({ row, isHead }) => {
    const elements = [...row.childNodes].filter(isElement);
    const cells = elements.map(cellOf);
    return { cells, texts: cells.map(wordsOf), isHead: isHead || isMarked(elements, cells) };
  });
  const filled = rows.filter(({ texts }) => texts.some((text) => text !== ''));
  const marked = filled.findIndex(({ isHead }) => !isHead);
  const headers = marked === 0 ? unmarkedHeaders(filled.map(({ texts }) => texts)) : marked;
  // Where every row is marked, none says what the others mean.
  return { rows: filled.map(({ cells }) => cells), headers: Math.max(headers, 0) };
}

function rowsIn(node: Node, isHead: boolean): { row: Element; isHead: boolean }[] {
  return [...node.childNodes].filter(isElement).flatMap((child) => {
    const name = child.localName.toLowerCase();
    if (name === 'tr') return [{ row: child, isHead }];
    if (!/^(?:thead|tbody|tfoot)$/.test(name)) return [];
    return rowsIn(child, name === 'thead');
  });
}

/** A row of header cells, or one in bold throughout. */
function isMarked(elements: readonly Element[], cells: readonly Cell[]): boolean {
  const filled = elements.filter((_, at) => wordsOf(cells[at] ?? []) !== '');
  if (filled.length < 2) return false;
  return filled.every((cell) => cell.localName.toLowerCase() === 'th' || isBold(cell));
}

function isBold(cell: Element): boolean {
  const all = (cell.textContent ?? '').replace(/\s/g, '');
  let bold = '';
  for (const part of cell.querySelectorAll('b, strong')) bold += part.textContent ?? '';
  return all !== '' && bold.replace(/\s/g, '') === all;
}

function wordsOf(cell: Cell): string {
  return cell
    .map(({ text }) => text)
    .join('')
    .trim();
}
