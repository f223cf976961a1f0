import { foldCase } from './fold.ts';
import type { Span } from './span.ts';

/** A word of a text as it stands, for comparing texts word by word. */
export interface Word extends Span {
  /** NFKC, lower case, straight apostrophes, without soft hyphens; accents kept, not stemmed. */
  readonly form: string;
}

/** Scripts written without spaces between words: a word is one character here. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ーｰ]`;
const INVISIBLE = String.raw`\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff`;
const LETTER = String.raw`[[\p{L}\p{N}]--${UNSPACED}]`;
const INNER = String.raw`[[\p{L}\p{N}\p{M}${INVISIBLE}]--${UNSPACED}]`;

/**
 * An unspaced character; a sign or unit, which changes what a number means; a word or number with
 * what may stand inside it: apostrophes between letters, points, commas and colons between digits.
 */
const WORD = new RegExp(
  String.raw`${UNSPACED}\p{M}*` +
    String.raw`|[\p{Sc}%‰°&+=±×÷≤≥≠≈]|[<>](?=\s?\d)|(?<![\p{L}\p{N}\-−–*])[\-−–](?=\d)` +
    String.raw`|${LETTER}${INNER}*(?:(?:['’ʼ＇](?=\p{L})|(?<=\p{N})[.,:٫٬](?=\p{N}))${INNER}+)*`,
  'gv',
);
const DROPPED = new RegExp(`[${INVISIBLE}]`, 'g');
const PLAIN = /^[a-z0-9]+$/;

/** The words of `text.slice(start, end)` in their order, with offsets into `text`. */
export function wordsOf(text: string, start = 0, end = text.length): Word[] {
  const range = start === 0 && end === text.length ? text : text.slice(start, end);
  const words: Word[] = [];
  for (const match of range.matchAll(WORD)) {
    const from = start + match.index;
    words.push({ form: wordForm(match[0]), start: from, end: from + match[0].length });
  }
  return words;
}

function wordForm(word: string): string {
  if (PLAIN.test(word)) return word;
  const form = foldCase(word).replace(DROPPED, '');
  return form === '–' || form === '−' ? '-' : form;
}
