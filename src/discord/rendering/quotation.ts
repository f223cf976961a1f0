import type { Span } from '../../text/span.ts';
import { bidiClosers } from './bidi.ts';
import { activeOffsets, showable } from './markdown.ts';

/** Text to show as a block quote. */
export interface Quotation {
  readonly text: string;
  /** Spans of `text` to set in bold, in any order. */
  readonly bold: readonly Span[];
  /** Whether the source goes on before or after `text`: marked `[…]`. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** The end that stays when the quotation must be clipped. */
  readonly keep: 'start' | 'end';
}

const CUT = '[…]';
/** A clipped text ends at a word where one ends within this many characters. */
const WORD_REACH = 24;
/** The shortest quotation: one line that only says that something was cut. */
export const SHORTEST_QUOTATION = '> […] […]'.length;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The quotation in Discord's Markdown, at most `room` characters (not below SHORTEST_QUOTATION). What
 * a person reads is `text`, clipped between graphemes where there is no room; line ends become `\n`.
 */
export function quote(quotation: Quotation, room: number): string {
  const whole = clipTo(quotation, room);
  const fits = (length: number): boolean => format(clipTo(whole, length)).length <= room;
  if (whole.text.length === quotation.text.length && fits(whole.text.length)) return format(whole);
  const lengths = pieceLengths(whole);
  let low = 0;
  let high = lengths.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(lengths[middle] ?? 0)) low = middle;
    else high = middle - 1;
  }
  return format(clipTo(whole, toWord(whole, lengths[low] ?? 0)));
}

/** The quotation with `length` code units left at the end that is kept. */
function clipTo(quotation: Quotation, length: number): Quotation {
  const { text, bold, keep } = quotation;
  if (length >= text.length) return quotation;
  if (keep === 'start') return { ...quotation, text: text.slice(0, length), cutAfter: true };
  const from = text.length - length;
  const moved = bold.map(({ start, end }) => ({ start: start - from, end: end - from }));
  return { ...quotation, text: text.slice(from), bold: moved, cutBefore: true };
}

/** Lengths, ascending from 0, at which a piece of the text ends (or starts) between graphemes. */
function pieceLengths({ text, keep }: Quotation): number[] {
  const starts = Array.from(graphemes.segment(text), (segment) => segment.index);
  if (keep === 'start') return starts;
  // The first segment may be the rest of a grapheme that an earlier cut went through.
  return [
    0,
    ...starts
      .slice(1)
      .map((start) => text.length - start)
      .reverse(),
  ];
}

function toWord({ text, keep }: Quotation, length: number): number {
  const piece = keep === 'start' ? text.slice(0, length) : text.slice(text.length - length);
  const next = keep === 'start' ? text.charAt(length) : text.charAt(text.length - length - 1);
  if (/\s/.test(next)) return length;
  const tail = keep === 'start' ? /\s\S*$/u.exec(piece) : /^\S*\s/u.exec(piece);
  const lost = tail?.[0].length ?? length;
  return lost <= WORD_REACH ? length - lost : length;
}

function format({ text, bold, cutBefore, cutAfter }: Quotation): string {
  const shown = showable(text);
  const body = shown.trim();
  const from = shown.length - shown.trimStart().length;
  const lines: string[] = [];
  const breaks = /\r\n|\r|\n|$/g;
  let start = 0;
  for (const match of body.matchAll(breaks)) {
    const line = body.slice(start, match.index);
    lines.push(formatLine(line, spansWithin(bold, from + start, line)));
    start = match.index + match[0].length;
  }
  const marked = [cutBefore ? CUT : '', lines.join('\n> '), cutAfter ? CUT : ''];
  return `> ${marked.filter((part) => part !== '').join(' ')}`;
}

function formatLine(line: string, bold: readonly Span[]): string {
  const marks = [
    ...bold.flatMap(({ start, end }) => [
      { offset: start, order: 1, mark: '**' },
      { offset: end, order: 0, mark: '**' },
    ]),
    ...activeOffsets(line).map((offset) => ({ offset, order: 2, mark: '\\' })),
  ].sort((a, b) => a.offset - b.offset || a.order - b.order);
  let result = '';
  let from = 0;
  for (const { offset, mark } of marks) {
    result += line.slice(from, offset) + mark;
    from = offset;
  }
  return result + line.slice(from) + bidiClosers(line);
}

/** The spans that touch `line`, moved to its offsets, without outer white space, apart from each other. */
function spansWithin(spans: readonly Span[], lineStart: number, line: string): Span[] {
  const inside = spans
    .map(({ start, end }) => trimmed(line, start - lineStart, end - lineStart))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of inside) {
    const last = merged.at(-1);
    // Words of one phrase are set in bold together.
    if (last && line.slice(last.end, span.start).trim() === '') {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}

/** The part of the line between two offsets, widened to whole characters with their marks. */
function trimmed(line: string, from: number, to: number): Span {
  let start = Math.max(from, 0);
  let end = Math.min(to, line.length);
  while (start < end && /\s/.test(line.charAt(start))) start++;
  while (end > start && /\s/.test(line.charAt(end - 1))) end--;
  if (start >= end) return { start, end: start };
  while (start > 0 && /^[\udc00-\udfff\p{M}]/u.test(line.slice(start, start + 2))) start--;
  end += /^[\udc00-\udfff]?\p{M}*/u.exec(line.slice(end))?.[0].length ?? 0;
  return { start, end };
}
