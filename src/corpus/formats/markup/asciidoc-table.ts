import type { LineKind } from './dialect.ts';

const DELIMITER = /^[|,:!]={3,}$/;
/** A mark of a cell with what is said of the cell before it: `2+|`, `.3+^.>s|`. */
const CELL = /(?:^|(?<=\s))(?:\d{0,3}(?:\.\d{1,3})?[+*])?[.<>^]{0,3}[a-z]?(?<!\\)\|/g;

/** Whether a table begins or ends with a line. */
export function isTableRule(line: string): boolean {
  return DELIMITER.test(line);
}

/**
 * The table whose first rule is line `at`, with the lines it takes; null where it never ends. `attributes` is
 * the line in brackets above it.
 */
export function tableAt(
  lines: readonly string[],
  at: number,
  end: number,
  attributes: string,
): { is: LineKind; length: number } {
  const inside = lines.slice(at + 1, end);
  const mark = lines[at]?.trim().charAt(0) ?? '|';
  if (mark !== '|') {
    const separator = mark === ',' ? ',' : mark;
    const rows = inside.filter((line) => line.trim() !== '').map((line) => line.split(separator));
    return { is: { kind: 'table', rows, headers: 1 }, length: end - at + 1 };
  }
  const cells: string[] = [];
  let width = columnsIn(attributes);
  for (const line of inside) {
    const marks = [...line.matchAll(CELL)];
    const [first] = marks;
    const before = first ? line.slice(0, first.index) : line;
    if (before.trim() !== '' && cells.length > 0) cells.push(`${cells.pop()} ${before.trim()}`);
    for (const [index, found] of marks.entries()) {
      const to = marks[index + 1]?.index ?? line.length;
      cells.push(line.slice(found.index + found[0].length, to).trim());
    }
    if (width === 0) width = marks.length;
  }
  const rows: string[][] = [];
  for (let from = 0; from < cells.length; from += Math.max(width, 1))
    rows.push(cells.slice(from, from + Math.max(width, 1)));
  const firstLine = inside.findIndex((line) => line.trim() !== '');
  const isMarked = /%header|options="[^"]*header/.test(attributes);
  const isApart = firstLine === 0 && (inside[1] ?? '').trim() === '' && rows.length > 1;
  return {
    is: { kind: 'table', rows, headers: isMarked || isApart ? 1 : 0 },
    length: end - at + 1,
  };
}

/** How many columns `[cols="1,2a,3*"]` names; 0 where it names none. */
function columnsIn(attributes: string): number {
  const cols = /cols\s*=\s*(?:"([^"]*)"|([^,\]]*))/.exec(attributes);
  const specs = (cols?.[1] ?? cols?.[2] ?? '').replace(/[,;]?\s*$/, '').split(/[,;]/);
  // A column may say nothing of itself; the list as a whole may not.
  if (specs.every((spec) => spec.trim() === '')) return 0;
  return specs.reduce(
    (sum, spec) => sum + Math.min(Number(/(\d{1,2})\*/.exec(spec)?.[1] ?? 1), 50),
    0,
  );
}
