import type { LineKind } from './dialect.ts';

/** Equal signs over the columns, with a blank at least between two of them (docutils, simple tables). */
const RULE = /^\s*=+(?: +=+)+\s*$/;

/** Finds simple tables, whose rules say where the columns stand. */
export class SimpleTables {
  /** No table ends below: who looked for that at each rule would take the square. */
  #isEndless = false;

  /** The table whose first rule is line `at`, with the lines it takes; null where none begins, or it never ends. */
  tableAt(
    lines: readonly string[],
    at: number,
  ): { readonly is: LineKind; readonly length: number } | null {
    const rule = lines[at] ?? '';
    if (this.#isEndless || !RULE.test(rule)) return null;
    const rules: number[] = [];
    for (let below = at + 1; below < lines.length; below += 1) {
      if (!RULE.test(lines[below] ?? '')) continue;
      rules.push(below);
      if ((lines[below + 1] ?? '').trim() === '') break;
    }
    const end = rules.at(-1);
    this.#isEndless = end === undefined || (lines[end + 1] ?? '').trim() !== '';
    if (this.#isEndless || end === undefined) return null;
    const starts = Array.from(rule.matchAll(/=+/g), ({ index }) => index);
    const from = rules.length > 1 ? (rules[0] ?? at) : at;
    const head = rowsOf(lines.slice(at + 1, from), starts);
    const body = rowsOf(lines.slice(from + 1, end), starts);
    return {
      is: { kind: 'table', rows: [...head, ...body], headers: head.length },
      length: end - at + 1,
    };
  }
}

/** A line with nothing in the first column goes on with the row above. */
function rowsOf(lines: readonly string[], starts: readonly number[]): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    if (line.trim() === '' || RULE.test(line) || /^\s*-+(?: +-+)*\s*$/.test(line)) continue;
    const cells = starts.map((start, column) => line.slice(start, starts[column + 1]).trim());
    const last = rows.at(-1);
    if (cells[0] === '' && last) {
      rows[rows.length - 1] = last.map((cell, column) => `${cell} ${cells[column] ?? ''}`.trim());
    } else rows.push(cells);
  }
  return rows;
}

const GRID_RULE = /^\s*\+(?:[-=]+\+)+\s*$/;

/** The grid table whose first rule is line `at`, with the lines it takes; null where none begins. */
export function gridTableAt(
  lines: readonly string[],
  at: number,
): { readonly is: LineKind; readonly length: number } | null {
  if (!GRID_RULE.test(lines[at] ?? '')) return null;
  const rows: string[][] = [];
  let headers = 0;
  let isNew = true;
  let length = 1;
  for (; /^\s*[|+]/.test(lines[at + length] ?? ''); length += 1) {
    const line = (lines[at + length] ?? '').trim();
    if (line.startsWith('+')) {
      isNew = true;
      if (line.includes('=')) headers = rows.length;
      continue;
    }
    const cells = line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    const last = rows.at(-1);
    // A row is as high as its highest cell.
    if (isNew || !last) rows.push(cells);
    else
      rows[rows.length - 1] = last.map((cell, column) => `${cell} ${cells[column] ?? ''}`.trim());
    isNew = false;
  }
  return length === 1 ? null : { is: { kind: 'table', rows, headers }, length };
}
