import { foldCase } from './fold.ts';
import { APART, foldUnshifted, SIGN, TYPED_SIGN, usualSigns } from './signs/signs.ts';
import type { Span } from './span.ts';

/** A word of a text as it stands, for comparing texts word by word. */
export interface Word extends Span {
  /**
   * NFKC but for raised and lowered characters and fractions, lower case, straight apostrophes, signs in
   * their usual form, without soft hyphens; accents kept, not stemmed.
   */
  readonly form: string;
}

/** Scripts written without spaces between words: a word is one character here. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ーｰ]`;
const INVISIBLE = String.raw`\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff`;
const LETTER = String.raw`[[\p{L}\p{N}]--${UNSPACED}--${APART}]`;
const INNER = String.raw`[[\p{L}\p{N}\p{M}${INVISIBLE}]--${UNSPACED}--${APART}]`;

/**
 * An unspaced character; a sign, which changes what words and numbers mean; a fraction; a word or number with
 * what may stand inside it: apostrophes between letters, points, commas and colons between digits.
 */
const WORD = new RegExp(
  String.raw`${LETTER}${INNER}*(?:(?:['’ʼ＇](?=\p{L})|(?<=\p{N})[.,:٫٬](?=\p{N}))${INNER}+)*` +
    String.raw`|${UNSPACED}\p{M}*|${TYPED_SIGN}|${SIGN}[\ufe0e\ufe0f]?|${APART}` +
    String.raw`|[<>](?=\s|\d)|(?<=[\p{L}\p{N}\)])[<>](?=[\p{L}\p{N}\(])` +
    String.raw`|(?<![\p{L}\p{N}\-−–*])[\-−–](?=\d)` +
    String.raw`|(?<=\p{N})/(?=\p{N})|(?<=[\p{L}\p{N}])\^(?=[\p{L}\p{N}\-\(])`,
  'gv',
);
const DROPPED = new RegExp(`[${INVISIBLE}]`, 'g');
const PLAIN = /^[a-z0-9]+$/;
const ASCII_WORD = /^[A-Za-z0-9'.,:]+$/;
/** `(1)` and `1.`, drawn as one character. */
const ENCLOSED = /^\(?(\p{L}|\p{N}+)[.)]+$/u;

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
  if (ASCII_WORD.test(word)) return word.toLowerCase();
  const form = foldUnshifted(usualSigns(word), foldCase).replace(DROPPED, '');
  return form === '–' || form === '−' ? '-' : form.replace(ENCLOSED, '$1');
}
