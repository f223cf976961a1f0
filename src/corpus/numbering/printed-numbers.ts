import { runSync } from '../../system/yielding.ts';
import type { Span } from '../../text/span.ts';
import type { Document, Passage, Section } from '../document/document.ts';
import { readNumberHead } from './number-head.ts';
import { type NumberKind, numberKind } from './number-kind.ts';
import { inRows, type NumberedLine, numberedLine, versesIn } from './numbered-line.ts';

/** A number as it stands in a document, with what it numbers. The span counts into `document.text`. */
export interface PrintedNumber extends Span {
  readonly document: Document;
  /** What the document calls it; null for a bare "5.". */
  readonly kind: NumberKind | null;
  /** See `canonicalNumber`; of an item within a numbered one with that one's before it: `5.b`. */
  readonly number: string;
  /** As printed: `Rule 5`, `2.2`, `Chapter II`. */
  readonly label: string;
  /** Whether it stands in a heading and numbers all that stands under it. */
  readonly heading: boolean;
  /** The kinds that title and headings above it name: "House rules" makes of a bare 5 a rule. */
  readonly context: ReadonlySet<NumberKind>;
}

/** By canonical number, in the order of the document. */
export type PrintedNumbers = ReadonlyMap<string, readonly PrintedNumber[]>;

const known = new WeakMap<Document, PrintedNumbers>();
/** Passages between two yields. */
const STEP = 200;

/** The numbers printed in a document: in headings, before items and paragraphs, as verses. Made once. */
export function printedNumbers(document: Document): PrintedNumbers {
  return known.get(document) ?? runSync(numberingSteps(document));
}

/** The same a stretch at a time, for `runYielding`; linear in the text. */
export function* numberingSteps(document: Document): Generator<void, PrintedNumbers> {
  const made = known.get(document);
  if (made) return made;
  const lines: PlacedLine[] = [];
  for (const [at, passage] of document.passages.entries()) {
    lines.push(...linesIn(document, passage, document.passages[at - 1]));
    if (at % STEP === STEP - 1) yield;
  }
  const headings = [...ofHeadings(document)];
  const numbered = new Set(headings.map(({ number }) => number));
  const rows = inRows(
    lines.map((line) => (numbered.has(parentOf(line)) ? { ...line, fewest: 1 } : line)),
  );
  const numbers = [...headings, ...ofLines(document, rows)];
  const byNumber = new Map<string, PrintedNumber[]>();
  for (const number of numbers.sort((a, b) => a.start - b.start)) {
    const same = byNumber.get(number.number);
    if (same) same.push(number);
    else byNumber.set(number.number, [number]);
  }
  known.set(document, byNumber);
  return byNumber;
}

/** `2` of `2.1`; nothing of `2`. */
function parentOf({ number }: NumberedLine): string {
  return number.split('.').slice(0, -1).join('.');
}

/** The passages that a stretch of the text touches. */
export function passagesAt({ passages }: Document, { start, end }: Span): readonly Passage[] {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((passages[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let stop = low;
  while ((passages[stop]?.start ?? Number.POSITIVE_INFINITY) < end) stop += 1;
  return passages.slice(low, stop);
}

/** How far before a passage its number may stand, where the passage begins behind it. */
const LABEL_CHARACTERS = 40;

interface PlacedLine extends NumberedLine {
  readonly passage: Passage;
}

function linesIn({ text }: Document, passage: Passage, before: Passage | undefined): PlacedLine[] {
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

function* ofHeadings(document: Document): Generator<PrintedNumber> {
  const { sections } = document;
  const heads = sections.map(({ heading }) => (heading === null ? null : readNumberHead(heading)));
  const ends = endsOf(sections);
  for (const [at, head] of heads.entries()) {
    const section = sections[at];
    if (!head || !section || (head.kind === null && !isNumbering(at))) continue;
    const { kind, number, label } = head;
    const { start } = section;
    yield {
      document,
      kind,
      number,
      label,
      heading: true,
      context: contextOf(section, document),
      start,
      end: ends[at] ?? section.end,
    };
  }

  function isNumbering(at: number): boolean {
    const head = heads[at];
    if (!head || /^[a-z]$/.test(head.number)) return false;
    const rest = sections[at]?.heading?.slice(head.rest).trim();
    if (rest === '' || head.mark !== '' || head.number.includes('.'))
      return !/^\d{4}\b/.test(head.label);
    const value = Number(head.number);
    const near = [heads[at - 1], heads[at + 1]].map((other) => Number(other?.number));
    return near.includes(value - 1) || near.includes(value + 1);
  }
}

/** Where each section ends with those under it. */
function endsOf(sections: readonly Section[]): number[] {
  const ends = sections.map(({ end }) => end);
  const open: number[] = [];
  for (const [at, { trail }] of sections.entries()) {
    close(trail.length, at);
    open.push(at);
  }
  close(0, sections.length);
  return ends;

  function close(depth: number, at: number): void {
    for (let above = open.at(-1); above !== undefined; above = open.at(-1)) {
      if ((sections[above]?.trail.length ?? 0) < depth) return;
      open.pop();
      ends[above] = Math.max(ends[above] ?? 0, sections[at - 1]?.end ?? 0);
    }
  }
}

/** A number whose end is not known yet. */
interface Open {
  readonly level: number;
  readonly index: number;
}

function ofLines(document: Document, lines: readonly PlacedLine[]): PrintedNumber[] {
  const found: PrintedNumber[] = [];
  const open: Open[] = [];
  let section: Section | undefined;
  for (const [index, line] of lines.entries()) {
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

const contexts = new WeakMap<Section, ReadonlySet<NumberKind>>();

function contextOf(section: Section, { metadata, name }: Document): ReadonlySet<NumberKind> {
  const made = contexts.get(section);
  if (made) return made;
  const words = [metadata.title, metadata.key, name, ...section.trail, section.heading ?? ''].join(
    ' ',
  );
  const kinds = new Set(
    (words.match(/[\p{L}\p{M}]{3,}/gu) ?? []).flatMap((word) => numberKind(word) ?? []),
  );
  contexts.set(section, kinds);
  return kinds;
}
