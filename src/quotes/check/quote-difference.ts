import { type DifferencePart, wordDifference } from '../../citations/trace/word-difference.ts';
import type { QuoteIndex } from '../index/quote-index.ts';
import type { QuoteMark, QuoteText } from '../text/quote-text.ts';
import type { QuotePart } from './quote-verdict.ts';

/** An editor's insertion may stand for as many words of the source as this. */
export const REPLACED_BY_INSERTION = 12;

/**
 * The source's words from position `from` up to `to`, compared with the quotation's. Words joined or
 * parted at a hyphen or a line's end ("well-known", "wellknown"; "infor-\nmation") are the same.
 */
export function compareWords(
  index: QuoteIndex,
  quote: QuoteText,
  words: Int32Array,
  document: string,
  from: number,
  to: number,
): QuotePart[] {
  const source = {
    forms: Array.from(index.words.subarray(from, to)),
    text: (a: number, b: number) =>
      b > a ? document.slice(index.starts[from + a] ?? 0, index.ends[from + b - 1] ?? 0) : '',
  };
  const quoted = {
    forms: Array.from(words),
    text: (a: number, b: number) =>
      b > a ? quote.text.slice(quote.words[a]?.start ?? 0, quote.words[b - 1]?.end ?? 0) : '',
  };
  return marked(joined(wordDifference(source, quoted)), quote.marks);
}

/** Whether a part differs from the source without the quotation marking it. */
export function isUnmarkedChange({ kind, marked }: QuotePart): boolean {
  return kind !== 'same' && !marked;
}

function joined(parts: readonly DifferencePart[]): DifferencePart[] {
  const result: DifferencePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === 'gone' && part.kind === 'new' && sameLetters(last.text, part.text)) {
      result[result.length - 1] = { ...last, kind: 'same', words: part.words };
    } else result.push(part);
  }
  return result;
}

/** Hyphens, full stops and apostrophes inside a word, and a hyphen at a line's end. */
const JOINT = /(?<=\p{L})(?:[-‐‑\u00ad]\s*[\r\n]\s*|[-‐‑\u00ad.'’])(?=\p{L})/gu;

function sameLetters(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const letters = (text: string) => text.normalize('NFKC').toLowerCase().replace(JOINT, '');
  const [a, b] = [letters(one), letters(other)];
  return a === b && /^\p{L}[\p{L}\p{M}]*$/u.test(a.replace(/\.$/, ''));
}

/** Marks what went where the quotation says so. */
function marked(parts: readonly DifferencePart[], marks: readonly QuoteMark[]): QuotePart[] {
  let before = 0;
  return parts.map((part) => {
    const here = marks.filter((mark) => mark.before === before);
    const allowed = here.some(
      ({ kind }) =>
        kind === 'omission' || (kind === 'insertion' && part.words <= REPLACED_BY_INSERTION),
    );
    if (part.kind !== 'gone') before += part.words;
    return { ...part, text: part.text ?? '', marked: part.kind === 'gone' && allowed };
  });
}
