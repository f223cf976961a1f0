import type { Span } from '../../../../text/span.ts';
import { countWords } from '../../../document/word-count.ts';
import { isBoilerplate } from '../boilerplate.ts';
import { opensLongNumber } from '../item-number.ts';
import { decorated, isRule } from './entry-line.ts';
import { type Form, formOf } from './line-form.ts';

/** A line of a text without the white space around it. */
export interface Line extends Span {
  readonly text: string;
}

/** Neighbouring lines that belong together: a heading, an item of a list, a paragraph. */
export interface Piece extends Span {
  readonly lines: readonly Line[];
  /** What makes it a heading; null for text. */
  readonly form: Form | null;
  /** What it says on one line; of a heading without its marks. */
  readonly text: string;
  /** Pieces between the same blank lines have the same number. */
  readonly paragraph: number;
  /** Whether it opens with the mark of a list's item. */
  readonly item: boolean;
}

/** Words in a line from which on it is a paragraph by itself rather than one line of a wrapped one. */
const PARAGRAPH_LINE_WORDS = 30;
const MAX_HEADING = 110;

/** Cuts a text at blank lines, at the items of its lists and at lines whose form makes them headings. */
export function splitPieces(text: string): Piece[] {
  return paragraphsOf(splitLines(text)).flatMap((lines, paragraph) =>
    piecesOf(withoutBoilerplate(lines), paragraph),
  );
}

function splitLines(text: string): Line[] {
  return Array.from(text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g), (match) => {
    const raw = match[0].replace(/[\r\n]+$/, '');
    const trimmed = raw.replace(/^[\s\uFEFF]+/, '');
    const start = match.index + raw.length - trimmed.length;
    return { text: trimmed.trimEnd(), start, end: start + trimmed.trimEnd().length };
  }).slice(0, -1);
}

function paragraphsOf(lines: readonly Line[]): Line[][] {
  const written = lines.filter((line) => line.text !== '');
  const long = written.filter((line) => countWords(line.text) >= PARAGRAPH_LINE_WORDS).length;
  // Some programs write a paragraph a line and no blank lines between.
  const lineIsParagraph = written.length === lines.length && long * 2 >= written.length;
  const paragraphs: Line[][] = [];
  let open = false;
  for (const line of lines) {
    if (line.text === '') {
      open = false;
      continue;
    }
    if (open && !lineIsParagraph) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
    open = true;
  }
  return paragraphs;
}

function withoutBoilerplate(lines: readonly Line[]): Line[] {
  let start = 0;
  let end = lines.length;
  while (start < end && isBoilerplate(lines[start]?.text ?? '')) start += 1;
  while (end > start && isBoilerplate(lines[end - 1]?.text ?? '')) end -= 1;
  return lines.slice(start, end);
}

function piecesOf(lines: readonly Line[], paragraph: number): Piece[] {
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  const written = lines.filter(({ text }) => !isRule(text));
  const pieces: Piece[] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) pieces.push(pieceOf(open, null, paragraph));
    open = [];
  };
  for (const [at, line] of lines.entries()) {
    if (isRule(line.text)) {
      close();
      continue;
    }
    const ruled = lines[at + 1];
    const alone = written.length === 1;
    const next = alone ? null : nextWritten(lines, at);
    const form =
      (ruled && underlined(line.text, ruled.text, open.length === 0)) ??
      (mayFollow(open) ? formOf(line.text, { next, width }) : null);
    if (form && (form.name !== 'numbered' || open.length === 0)) {
      close();
      pieces.push(pieceOf([line], form, paragraph));
      continue;
    }
    if (isListItem(line.text) || opensLongNumber(line.text, false, open[0]?.text ?? '')) close();
    open.push(line);
  }
  close();
  return pieces;
}

function nextWritten(lines: readonly Line[], at: number): string {
  return lines[at + 1]?.text ?? '';
}

/** A heading in the midst of lines stands where a sentence has ended. */
function mayFollow(open: readonly Line[]): boolean {
  const before = open.at(-1)?.text;
  return before === undefined || /[.!?…:;。！？)\]"”’»]$/u.test(before) || isListItem(before);
}

function underlined(line: string, ruled: string, first: boolean): Form | null {
  if (!first || line.length > MAX_HEADING || decorated(line) !== null) return null;
  if (!/^(?:={3,}|-{3,}|~{3,}|\*{3,}|#{3,}|\+{3,}|"{3,}|\^{3,}|─{3,}|═{3,})$/.test(ruled))
    return null;
  if (ruled.length * 2 < line.length || !/\p{L}/u.test(line) || /[.,;]$/.test(line)) return null;
  return { name: 'underlined', depth: /^[=═]/.test(ruled) ? 0 : 1 };
}

export function pieceOf(lines: readonly Line[], form: Form | null, paragraph: number): Piece {
  const first = lines[0];
  const joined = lines.map((line) => line.text).join(' ');
  return {
    lines,
    form,
    text: form === null ? joined : headingWords(joined),
    paragraph,
    item: isListItem(first?.text ?? '') || opensLongNumber(first?.text ?? '', true, ''),
    start: first?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
  };
}

function headingWords(line: string): string {
  return decorated(line) ?? line.replace(/^#{1,6}\s+/, '').replace(/\s+/g, ' ');
}

function isListItem(text: string): boolean {
  return /^(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/u.test(text);
}
