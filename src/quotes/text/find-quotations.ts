import type { Span } from '../../text/span.ts';

/** Words that a message marks as a quotation. `text` is without the marks around it. */
interface Quotation extends Span {
  readonly kind: 'marks' | 'block';
  readonly text: string;
}

/** The quotations of a message, and how many of them are not among `quotations`. */
export interface Quotations {
  readonly quotations: readonly Quotation[];
  /** After the last of them. */
  readonly left: number;
  /** Longer than `MAX_QUOTATION_CHARACTERS`. */
  readonly tooLong: number;
}

const MAX_QUOTATIONS = 20;
export const MAX_QUOTATION_CHARACTERS = 2_000;

/**
 * Opening marks and the marks that close them, as the languages use them; the same mark may open in one
 * and close in another ("„…“" in German, "“…”" in English, "”…”" in Swedish, "»…«" in Danish).
 */
const MARKS: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”',
  '„': '“”',
  '‟': '”',
  '”': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '〝': '〞〟',
  '‘': '’',
  '‚': '‘’',
};
const CODE = /```[\s\S]*?(?:```|$)|(`{1,2})(?!`)[^\n]*?[^`]\1(?!`)/g;
const BLOCK_LINE = /^[ \t]{0,3}> ?/;
const REST_OF_MESSAGE = /^[ \t]{0,3}>>> ?/;

/**
 * Every quotation in a message, in order: in quotation marks of any kind, and Discord's block quotes
 * (`>`, `>>>`). Quotations inside another belong to it. Code is skipped, an apostrophe is no mark, and a
 * mark that nothing closes opens nothing. At most 20 of at most 2,000 characters; the others are counted.
 */
export function findQuotations(message: string): Quotations {
  const text = message.replace(CODE, (code) => code.replace(/[^\n]/g, ' '));
  const blocks = blockQuotes(text);
  const marked = between(blocks, text.length).flatMap(({ start, end }) =>
    markedQuotations(text, start, end),
  );
  const all = [...blocks, ...marked]
    .filter((quotation) => quotation.text !== '')
    .sort((a, b) => a.start - b.start);
  const short = all.filter((quotation) => quotation.text.length <= MAX_QUOTATION_CHARACTERS);
  return {
    quotations: short.slice(0, MAX_QUOTATIONS),
    left: Math.max(0, short.length - MAX_QUOTATIONS),
    tooLong: all.length - short.length,
  };
}

/** The stretches outside the block quotes. Quotation marks do not reach across a block quote. */
function between(blocks: readonly Span[], length: number): Span[] {
  const ends = [0, ...blocks.map(({ end }) => end)];
  return ends.map((start, at) => ({ start, end: blocks[at]?.start ?? length }));
}

function blockQuotes(text: string): Quotation[] {
  const found: Quotation[] = [];
  let lines: string[] = [];
  let begun = 0;
  let start = 0;
  const close = (end: number) => {
    const quoted = lines.join('\n').trim();
    if (lines.length > 0) found.push({ kind: 'block', text: quoted, start: begun, end });
    lines = [];
  };
  for (const line of text.split(/(?<=\n)/)) {
    const rest = REST_OF_MESSAGE.exec(line);
    if (rest) {
      close(start);
      const quoted = text.slice(start + rest[0].length).trim();
      return [...found, { kind: 'block', text: quoted, start, end: text.length }];
    }
    const mark = BLOCK_LINE.exec(line);
    if (mark) {
      if (lines.length === 0) begun = start;
      lines.push(line.slice(mark[0].length).trimEnd());
    } else close(start);
    start += line.length;
  }
  close(text.length);
  return found;
}

function markedQuotations(message: string, from: number, to: number): Quotation[] {
  const text = message.slice(from, to);
  const found: Quotation[] = [];
  const unclosed = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    const closing = MARKS[mark];
    if (closing === undefined || unclosed.has(mark) || !opens(text, at)) continue;
    const end = closingMark(text, at, closing);
    if (end < 0) {
      unclosed.add(mark);
      continue;
    }
    found.push({
      kind: 'marks',
      text: text.slice(at + 1, end).trim(),
      start: from + at,
      end: from + end + 1,
    });
    at = end;
  }
  return found;
}

const BOUNDARY_BEFORE = /[\s\p{Ps}\p{Pi}\p{Pd}\p{Po}*_~|]$/u;
const WORD = /[\p{L}\p{N}]/u;

/** A mark that may also close, or be an inch or an apostrophe, opens at a word's start only. */
function opens(text: string, at: number): boolean {
  const mark = text.charAt(at);
  const next = text.charAt(at + 1);
  if (next === '' || /\s/.test(next)) return mark === '«' && next !== '';
  if (!'"＂”»›‘'.includes(mark)) return true;
  return at === 0 || BOUNDARY_BEFORE.test(text.slice(Math.max(0, at - 2), at));
}

/** The mark that closes, past quotations inside with the same pair of marks; -1 where there is none. */
function closingMark(text: string, at: number, closing: string): number {
  const mark = text.charAt(at);
  const nests = !closing.includes(mark);
  let depth = 0;
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (nests && character === mark) depth += 1;
    else if (closing.includes(character) && closes(text, end)) {
      if (depth === 0) return end;
      depth -= 1;
    }
  }
  return -1;
}

/** `"` closes at a word's end; `’` inside a word is an apostrophe. */
function closes(text: string, at: number): boolean {
  const mark = text.charAt(at);
  const next = text.charAt(at + 1);
  if (mark === '"' || mark === '＂' || mark === '’') return next === '' || !WORD.test(next);
  return true;
}
