import type { Span } from '../../text/span.ts';
import type { Document, Passage, Section } from '../document/document.ts';
import { type NumberedLine, numberedLine, versesIn } from './numbered-line.ts';
import { contextOf, type PrintedNumber } from './printed-number.ts';

/** Lines between two yields. */
const STEP = 500;
/** How far before a passage its number may stand, where the passage begins after it. */
const LABEL_CHARACTERS = 40;

/** A line with the passage that it stands in. */
export interface PlacedLine extends NumberedLine {
  readonly passage: Passage;
}

/** The numbered lines of a passage, or its verses. `before`: the passage before it. */
export function linesIn(
  { text }: Document,
  passage: Passage,
  before: Passage | undefined,
): PlacedLine[] {
  const bound = Math.max(before?.end ?? 0, passage.start - LABEL_CHARACTERS);
  const lineStart = text.lastIndexOf('\n', passage.start - 1) + 1;
  const start = lineStart >= bound ? lineStart : passage.start;
  const found: NumberedLine[] = [];
  let opens = true;
  let at = start;
  for (const line of text.slice(start, passage.end).split('\n')) {
    const number = numberedLine(line, at, opens || /^\s*(?:[-*•|>#]|\d)/.test(line));
    if (number) found.push(number);
    opens = line.trim() === '';
    at += line.length + 1;
  }
  const isList = found.length > 1;
  const verses = isList ? [] : versesIn(passage.text, passage.start);
  const heads = verses.length > 0 ? found.filter(({ kind }) => kind !== null) : found;
  return [...heads, ...verses].map((line) => ({ ...line, passage }));
}

/** A number whose end is not known yet. */
interface Open {
  readonly level: number;
  readonly index: number;
}

/** What the lines number, each up to the next one that is as high; in steps. */
export function* ofLines(
  document: Document,
  lines: readonly PlacedLine[],
): Generator<void, PrintedNumber[]> {
  const found: PrintedNumber[] = [];
  const open: Open[] = [];
  let section: Section | undefined;
  for (const [index, line] of lines.entries()) {
    if (index % STEP === STEP - 1) yield;
    const own = line.passage.section;
    if (own !== section) open.length = 0;
    section = own;
    const level = levelOf(line);
    close(level, line.from);
    const parent =
      line.kind === null && level > FIRST_LEVEL ? found[open.at(-1)?.index ?? -1] : undefined;
    const next = lines[index + 1]?.from ?? own.end;
    open.push({ level, index: found.length });
    found.push({
      document,
      kind: line.kind,
      number: isInner(line) && parent ? `${parent.number}.${line.number}` : line.number,
      label: line.label,
      heading: false,
      context: contextOf(own, document),
      start: line.from,
      end: line.last
        ? paragraphEnd(document.text, line.from, Math.min(next, own.end), own.end)
        : own.end,
    });
  }
  return found.map((number) => ({ ...number, end: trimmedEnd(document.text, number) }));

  function close(level: number, end: number): void {
    for (let last = open.at(-1); last !== undefined && last.level >= level; last = open.at(-1)) {
      open.pop();
      const number = found[last.index];
      if (number) found[last.index] = { ...number, end: Math.min(end, number.end) };
    }
  }
}

/** Of a bare "5."; what is named stands above it, what is further in or has more parts below. */
const FIRST_LEVEL = 2;

function levelOf(line: NumberedLine): number {
  if (line.kind !== null) return 0;
  return 1 + line.number.split('.').length + line.indent + (isLetter(line) ? 1 : 0);
}

/** Whether it is counted within the item above it, as `b)` is and a list within a list. */
function isInner(line: NumberedLine): boolean {
  return isLetter(line) || (line.indent > 0 && !line.number.includes('.'));
}

function isLetter({ number }: NumberedLine): boolean {
  return /^[a-z]$/.test(number);
}

/** The end of the last item of a list: of its paragraph and those further in, if it comes before `next`. */
function paragraphEnd(text: string, at: number, next: number, end: number): number {
  const blank = /\n[^\S\n]*\n(?=\S)/.exec(text.slice(at, next));
  return blank ? at + blank.index : end;
}

function trimmedEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}
