import { type DifferencePart, wordDifferenceSteps } from '../../citations/trace/word-difference.ts';
import { foldCase } from '../../text/fold.ts';
import { foldUnshifted, isOrnament, typedNumbers, usualSigns } from '../../text/signs/signs.ts';
import type { QuoteIndex } from '../index/quote-index.ts';
import type { QuoteMark, QuoteText } from '../text/quote-text.ts';
import { type WordEnds, withExchangedMeasures } from './quote-measures.ts';
import type { QuotePart } from './quote-verdict.ts';

/** An editor's insertion may stand for as many words of the source as this. */
export const REPLACED_BY_INSERTION = 12;

/**
 * The source's words from position `from` up to `to`, compared with the quotation's. Words joined or
 * parted at a hyphen or a line's end ("well-known", "wellknown"; "infor-\nmation") are the same.
 */
export function* compareWordsSteps(
  index: QuoteIndex,
  quote: QuoteText,
  words: Int32Array,
  document: string,
  from: number,
  to: number,
): Generator<void, QuotePart[]> {
  const source = {
    forms: Array.from(index.wordsIn(from, to)),
    text: (a: number, b: number) =>
      b > a ? document.slice(index.startOf(from + a), index.endOf(from + b - 1)) : '',
  };
  const quoted = {
    forms: Array.from(words),
    text: (a: number, b: number) =>
      b > a ? quote.text.slice(quote.words[a]?.start ?? 0, quote.words[b - 1]?.end ?? 0) : '',
  };
  const ends = {
    text: document,
    start: (word: number) => index.startOf(from + word),
    end: (word: number) => index.endOf(from + word),
  };
  const quotedEnds = {
    text: quote.text,
    start: (word: number) => quote.words[word]?.start ?? 0,
    end: (word: number) => quote.words[word]?.end ?? 0,
  };
  const pairs = yield* joinedSteps(yield* wordDifferenceSteps(source, quoted));
  yield;
  const parts = marked(yield* withoutLoneSteps(pairs, ends, quotedEnds), quote.marks);
  yield;
  // A word that was joined or parted has no partner of its own.
  const oneToOne = pairs.every(({ source: words }) => words === undefined);
  return oneToOne ? withExchangedMeasures(parts, ends, quotedEnds) : parts;
}

/** Whether a part differs from the source without the quotation marking it. */
export function isUnmarkedChange({ kind, marked }: QuotePart): boolean {
  return kind !== 'same' && !marked;
}

/** `source`: how many words it has there, of a run that is the same with the words joined or parted. */
type JoinedPart = DifferencePart & { readonly source?: number };

/** Runs looked at before other work may come in between: some milliseconds. */
const STRETCH = 50;

function* joinedSteps(parts: readonly DifferencePart[]): Generator<void, JoinedPart[]> {
  const result: JoinedPart[] = [];
  for (const [at, part] of parts.entries()) {
    if (at % STRETCH === STRETCH - 1) yield;
    const last = result.at(-1);
    const pair = last?.kind === 'gone' && part.kind === 'new';
    if (pair && (sameLetters(last.text, part.text) || sameSigns(last.text, part.text))) {
      result[result.length - 1] = { ...last, kind: 'same', words: part.words, source: last.words };
    } else result.push(part);
  }
  return result;
}

/** The same but for signs and numbers that are drawn or typed in several ways: `½` and `1/2`, `5 x 5`. */
function sameSigns(one: string | null, other: string | null): boolean {
  const form = (text: string) =>
    foldUnshifted(usualSigns(typedNumbers(text)), foldCase).replace(/\s+/g, ' ');
  return one !== null && other !== null && form(one) === form(other);
}

const PRIMES = new Map([
  ['′', /['’]/],
  ['″', /["”]/],
]);

/** Ornaments that only one of the texts has are no difference, nor are primes that the other has as quotation marks. */
function* withoutLoneSteps(
  parts: readonly JoinedPart[],
  source: WordEnds,
  quote: WordEnds,
): Generator<void, DifferencePart[]> {
  let [left, right] = [0, 0];
  const result: DifferencePart[] = [];
  for (const [at, part] of parts.entries()) {
    if (at % STRETCH === STRETCH - 1) yield;
    const lone =
      part.kind === 'gone' ? parts[at + 1]?.kind !== 'new' : parts[at - 1]?.kind !== 'gone';
    const [other, number] = part.kind === 'gone' ? [quote, right] : [source, left];
    const typed = other.text.charAt(number === 0 ? -1 : other.end(number - 1));
    if (part.kind !== 'new') left += part.source ?? part.words;
    if (part.kind !== 'gone') right += part.words;
    const drawn =
      part.kind !== 'same' &&
      lone &&
      part.text !== null &&
      (isOrnament(part.text) || PRIMES.get(part.text)?.test(typed) === true);
    if (!drawn) result.push(part);
    else if (part.kind === 'new') result.push({ ...part, kind: 'same' });
  }
  return result;
}

/** Hyphens, full stops and apostrophes inside a word, and a hyphen at a line's end. */
const JOINT = /(?<=\p{L})(?:[-‐‑\u00ad]\s*[\r\n]\s*|[-‐‑\u00ad.'’])(?=\p{L})/gu;

function sameLetters(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const letters = (text: string) => foldUnshifted(text.replace(JOINT, ''), foldCase);
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
