import { foldCase } from '../../text/fold.ts';

const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ーｰ]`;
const INVISIBLE = String.raw`\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff`;
const LETTER = String.raw`[[\p{L}\p{N}]--${UNSPACED}]`;
const INNER = String.raw`[[\p{L}\p{N}\p{M}${INVISIBLE}]--${UNSPACED}]`;
const WORD = new RegExp(
  String.raw`${UNSPACED}\p{M}*` +
    String.raw`|[\p{Sc}%‰°&+=±×÷≤≥≠≈]|[<>](?=\s?\d)|(?<![\p{L}\p{N}\-−–*])[\-−–](?=\d)` +
    String.raw`|${LETTER}${INNER}*(?:(?:['’ʼ＇](?=\p{L})|(?<=\p{N})[.,:٫٬](?=\p{N}))${INNER}+)*`,
  'gv',
);
const DROPPED = new RegExp(`[${INVISIBLE}]`, 'g');

/**
 * The forms of a text's words as Footnote 0.2 and earlier took them (`wordsOf`): arrows, ticks and logical
 * signs were none, and `10²` was the word 102. What it kept of texts can be compared with these alone.
 */
export function formerWords(text: string): { form: string; start: number; end: number }[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
    const form = foldCase(word).replace(DROPPED, '');
    return {
      form: form === '–' || form === '−' ? '-' : form,
      start: index,
      end: index + word.length,
    };
  });
}
