import { dateAtHead } from '../formats/text/outline/entry-line.ts';
import { type NumberHead, readNumberHead } from './number-head.ts';

/** A line of a document that opens with a number, before it is known whether it is one of a row. */
export interface NumberedLine extends NumberHead {
  /** Offset in the document's text of the label, and of the marks before it on its line. */
  readonly at: number;
  readonly from: number;
  /** Columns before it: an item of a list within a list stands further in. */
  readonly indent: number;
  /** Which row it may belong to: lines that count on from one another have the same. */
  readonly row: string;
  /** How many in a row make it numbering rather than a text that happens to open with a figure. */
  readonly fewest: number;
  /** Whether nothing counts on from it. Known of lines that `inRows` gives. */
  readonly last: boolean;
}

/** Columns from which on a line stands further in. */
const INDENT = 2;
/** Without a full stop or bracket after it a number is more often a quantity. */
const FEWEST_UNMARKED = 3;
const FEWEST_MARKED = 2;

/**
 * The number that a line opens with; null for a date, a quantity or a sentence about a number. `opens`:
 * whether a paragraph or an item of a list begins with the line.
 */
export function numberedLine(line: string, at: number, opens: boolean): NumberedLine | null {
  const head = readNumberHead(line);
  if (head === null || dateAtHead(line.slice(head.start)) !== null) return null;
  const rest = line.slice(head.rest).replace(/^[\s*_\\]+/, '');
  // "5th", "3D", "12:30h": part of a word.
  if (head.mark === '' && !/^(?:$|[\s*_|(（]|\P{ASCII})/u.test(line.slice(head.rest))) return null;
  const indent = /^[\s>]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0;
  const from = at + (/^[\s>]*/.exec(line)?.[0].length ?? 0);
  const placed = { ...head, at: at + head.start, from, indent: indent < INDENT ? 0 : indent };
  if (head.kind !== null) {
    const says = head.mark === '' && rest !== '' && !/^[\p{Lu}\p{Lt}\p{Lo}"“«(|]/u.test(rest);
    return !opens || says ? null : { ...placed, row: '', fewest: 1, last: false };
  }
  const parts = head.number.split('.');
  const marked = head.mark !== '' || !/^[\dA-Za-z.:]+$/.test(head.label);
  if (!marked && (parts.length === 1 ? !/^\d/.test(head.label) : !opens)) return null;
  if (rest === '' && !marked) return null;
  const sign = marked ? head.mark.charAt(0) || head.label.charAt(0) : '';
  return {
    ...placed,
    row: [
      parts.slice(0, -1).join('.'),
      sign.replace(/\p{L}|\p{N}/u, 'x'),
      placed.indent,
      /^[a-z]$/.test(head.number),
    ].join(' '),
    fewest: marked || parts.length > 1 ? FEWEST_MARKED : FEWEST_UNMARKED,
    last: false,
  };
}

/** Of the lines, in the order of the text, those that are of a row: 1, 2, 3 or a, b, c. */
export function inRows<Line extends NumberedLine>(lines: readonly Line[]): Line[] {
  const rows = new Map<string, number[][]>();
  for (const [at, line] of lines.entries()) {
    const runs = rows.get(line.row) ?? [];
    rows.set(line.row, runs);
    const before = lines[runs.at(-1)?.at(-1) ?? -1];
    if (before && lastPart(line) === lastPart(before) + 1) runs.at(-1)?.push(at);
    else runs.push([at]);
  }
  const last = new Map<number, boolean>();
  for (const runs of rows.values()) {
    const isLong = (run: readonly number[]) =>
      run.some((at) => run.length >= (lines[at]?.fewest ?? 0));
    // Where the first chapter numbers its verses, the two of the second are verses as well.
    const isKnown = runs.some((run) => run.length >= FEWEST_UNMARKED && isLong(run));
    for (const run of runs) {
      const first = lines[run[0] ?? -1];
      const counts = isLong(run) || (isKnown && first !== undefined && lastPart(first) === 1);
      for (const at of counts ? run : []) last.set(at, at === run.at(-1));
    }
  }
  return lines.flatMap((line, at) => {
    const isLast = last.get(at);
    return isLast === undefined ? [] : [{ ...line, last: isLast && line.kind === null }];
  });
}

function lastPart({ number }: NumberHead): number {
  const last = number.split('.').at(-1) ?? '';
  return /^\d/.test(last) ? Number(last) : last.charCodeAt(0);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const VERSE =
  /(?<=^|[\s.,;:!?"”’»)\]—–])(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})([.)]?)(?=\s)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))\s{0,3}(?=[\p{L}"“‘'«¿¡([])/gu;
/** A figure among words may be a quantity; one that is raised or in brackets is none. */
const FEWEST_VERSES = 3;
const FEWEST_MARKED_VERSES = 2;

/** Verses, or items, that are numbered within one paragraph and count on from one to the next. */
export function versesIn(text: string, start: number): NumberedLine[] {
  if (!/^\s*[[(\d⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(text)) return [];
  const found: NumberedLine[] = [];
  let style: string | null = null;
  for (const match of text.matchAll(VERSE)) {
    const [whole, square, round, plain, mark, small] = match;
    const digits =
      square ??
      round ??
      plain ??
      Array.from(small ?? '', (sign) => SUPERSCRIPTS.indexOf(sign)).join('');
    const own = square ? '[' : round ? '(' : small ? '^' : (mark ?? '');
    const before = found.at(-1);
    if (
      before === undefined
        ? text.slice(0, match.index).trim() !== ''
        : own !== style || Number(digits) !== Number(before.number) + 1
    )
      continue;
    style = own;
    found.push({
      kind: null,
      number: String(Number(digits)),
      label: digits,
      mark: own,
      start: 0,
      rest: whole.length,
      at: start + match.index,
      from: start + match.index,
      indent: 0,
      row: `verse ${own}`,
      fewest: 1,
      last: false,
    });
  }
  const fewest = style === '^' || style === '[' ? FEWEST_MARKED_VERSES : FEWEST_VERSES;
  return found.length >= fewest ? found : [];
}
