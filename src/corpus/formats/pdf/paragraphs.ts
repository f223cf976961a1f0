import { countWords } from '../../document/word-count.ts';
import { looksLikeHeading } from '../text/heading-line.ts';
import type { Line } from './lines.ts';
import { median } from './piece.ts';

/** Neighbouring lines that belong together. */
export interface Paragraph {
  readonly lines: readonly Line[];
  /** Null for running text; 1 is the highest. */
  readonly level: number | null;
  /** A list item or a table row: it leans on what stands before. */
  readonly isItem: boolean;
}

/** A gap this many times the usual distance between lines separates paragraphs. */
const GAP = 1.3;
const SIZE_CHANGE = 1.08;
const INDENT_SIZES = 0.8;
const SHORT_LINE = 0.85;
/** Room for a word space and for what a ragged edge leaves. */
const SPARE_SIZES = 2;
const MAX_HEADING_LINES = 3;
const MAX_HEADING_WORDS = 22;
const ITEM = /^(?:[•‣▪◦●○■□–*]|[-—]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)/u;
const ENDED = /[.!?:…。！？][)\]"”’»']*[\d⁰¹²³⁴-⁹]{0,4}$/u;

/** What most of the document is set in. */
interface Body {
  readonly size: number;
  readonly font: string;
  /** Distance between baselines in font sizes. */
  readonly pitch: number;
}

/**
 * Groups lines into paragraphs and headings; a paragraph goes on over columns and pages. `outline`
 * holds the titles of the PDF's bookmarks, in lower case.
 */
export function paragraphsOf(lines: readonly Line[], outline: ReadonlySet<string>): Paragraph[] {
  const body = bodyOf(lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1);
    if (last && !breaks(last, line, body)) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  const sizes = headingSizes(groups, body, outline);
  const paragraphs = groups.map((group): Paragraph => {
    const level = headingLevel(group, body, outline, sizes);
    const [first] = group;
    const isItem = first !== undefined && (first.isRow || ITEM.test(first.text));
    return { lines: group, level, isItem: level === null && isItem };
  });
  return continued(paragraphs, body);
}

/** The level of each group of lines that looks like a heading beside the others; null for the others. */
export function levelsOf(
  groups: readonly (readonly Line[])[],
  outline: ReadonlySet<string>,
): (number | null)[] {
  const body = bodyOf(groups.flat());
  const sizes = headingSizes(groups, body, outline);
  return groups.map((group) => headingLevel(group, body, outline, sizes));
}

/** Whether a text opens with a bullet or a number, as the items of a list do. */
export function opensLikeItem(text: string): boolean {
  return ITEM.test(text);
}

/** Whether a line, the last one of a column, is one that goes on in the next. */
export function isUnfinished(line: Line): boolean {
  return !ENDED.test(line.text) && reachesEnd(line);
}

function bodyOf(lines: readonly Line[]): Body {
  const counts = new Map<string, number>();
  const keyOf = (line: Line) => `${line.size.toFixed(1)} ${line.font}`;
  for (const line of lines)
    counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + line.text.length);
  const [main = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const size = Number.parseFloat(main);
  const gaps = lines.flatMap((line, index) => {
    const last = lines[index - 1];
    const gap = last && last.column === line.column ? (line.y - last.y) / line.size : 0;
    return gap > 0.8 && gap < 3 && keyOf(line) === main ? [gap] : [];
  });
  return { size, font: main.replace(/^\S+ /, ''), pitch: median(gaps) || 1.2 };
}

function breaks(last: Line, line: Line, body: Body): boolean {
  if (last.column !== line.column) return true;
  const ratio = line.size / last.size;
  if (ratio > SIZE_CHANGE || ratio < 1 / SIZE_CHANGE) return true;
  if (line.y - last.y > GAP * body.pitch * line.size) return true;
  if (ITEM.test(line.text) || line.isRow || last.isRow) return true;
  const { left, right } = line.column;
  const lastIsShort = last.right < left + SHORT_LINE * (right - left);
  const isIndented = (one: Line) => one.left > left + INDENT_SIZES * one.size;
  if (ENDED.test(last.text)) {
    // An indented line after a full stop opens a paragraph; elsewhere it hangs or is centred.
    if (lastIsShort || (isIndented(line) && !isIndented(last) && !ITEM.test(last.text)))
      return true;
  }
  if (isCutShort(last, line)) return true;
  return line.font !== last.font && lastIsShort && (last.font !== body.font || isBold(line, body));
}

/** A line that ends although the first word of the next had room: somebody ended it. */
function isCutShort(last: Line, line: Line): boolean {
  const [word = ''] = line.text.split(' ');
  const isUnspaced = word === line.text || /[-\u2010\u00AD]$/u.test(last.text);
  if (isUnspaced || Math.abs(line.left - last.left) > INDENT_SIZES * line.size) return false;
  const width = (word.length / line.text.length) * (line.right - line.left);
  return last.right + width + SPARE_SIZES * line.size < line.right;
}

/** A line in another font than the text, that reads like a heading: a bold one, usually. */
function isBold(line: Line, body: Body): boolean {
  return line.font !== body.font && looksLikeHeading(line.text);
}

function headingSizes(
  groups: readonly (readonly Line[])[],
  body: Body,
  outline: ReadonlySet<string>,
): number[] {
  const sizes = groups.flatMap((group) =>
    isHeading(group, body, outline) ? [Number((group[0]?.size ?? 0).toFixed(0))] : [],
  );
  return [...new Set(sizes)].sort((a, b) => b - a);
}

function headingLevel(
  group: readonly Line[],
  body: Body,
  outline: ReadonlySet<string>,
  sizes: readonly number[],
): number | null {
  if (!isHeading(group, body, outline)) return null;
  return Math.min(sizes.indexOf(Number((group[0]?.size ?? 0).toFixed(0))) + 1, 6);
}

function isHeading(group: readonly Line[], body: Body, outline: ReadonlySet<string>): boolean {
  const text = group.map((line) => line.text).join(' ');
  const [first] = group;
  if (!first || first.isRow || group.length > MAX_HEADING_LINES) return false;
  if (!/\p{L}/u.test(text) || countWords(text) > MAX_HEADING_WORDS) return false;
  if (outline.has(text.toLowerCase())) return true;
  if (ITEM.test(text) && !/^\d/.test(text)) return false;
  if (first.size >= body.size * 1.1) return !/[,;]$/.test(text);
  const other = group.every((line) => line.font !== body.font && line.size >= body.size * 0.95);
  return other && looksLikeHeading(text);
}

/** Joins what a column or page end cut in two; notes at the foot of the page stand in between. */
function continued(paragraphs: readonly Paragraph[], body: Body): Paragraph[] {
  const joined: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const [first] = paragraph.lines;
    const isMain = (one: Paragraph | undefined) =>
      one?.level === null && Math.abs((one.lines[0]?.size ?? 0) - body.size) < body.size * 0.08;
    const at = joined.findLastIndex((one) => one.level !== null || isMain(one));
    const before = joined[at];
    const last = before?.lines.at(-1);
    const goesOn =
      first &&
      last &&
      isMain(before) &&
      isMain(paragraph) &&
      !paragraph.isItem &&
      first.column !== last.column &&
      !isFarBelow(first, last, body) &&
      isUnfinished(last) &&
      first.left <= first.column.left + INDENT_SIZES * first.size;
    if (before && goesOn) joined[at] = { ...before, lines: [...before.lines, ...paragraph.lines] };
    else joined.push(paragraph);
  }
  return joined;
}

/** A line further down than the next one of a paragraph would be: below a running head or a title. */
function isFarBelow(line: Line, last: Line, body: Body): boolean {
  return line.page === last.page && line.y - last.y > GAP * body.pitch * line.size;
}

function reachesEnd({ right, column }: Line): boolean {
  return right > column.left + 0.7 * (column.right - column.left);
}
