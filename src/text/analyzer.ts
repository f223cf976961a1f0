import { foldAccents, foldCase } from './fold.ts';
import { type KnownWord, knownWords, remember } from './known-words.ts';
import { isKoreanFiller, isKoreanParticle, withoutParticle } from './korean.ts';
import { numberTerm, numberWord } from './numbers.ts';
import { segmenterFor } from './segmenters.ts';
import type { Span } from './span.ts';
import { stem } from './stemmers.ts';
import { isStopWord } from './stop-words.ts';

/** A word of a text as the index knows it. */
export interface Term extends Span {
  /** What is matched: stemmed, without case and accents. */
  readonly term: string;
  /** The word in lower case without accents, not stemmed. */
  readonly surface: string;
  /** Count of words before it in the analysed range; a bigram shares its first character's. */
  readonly position: number;
  /** Stop words are kept with their place so that phrases can be told apart. */
  readonly stop: boolean;
}

/** Single letters with full stops, numbers with separators, words with inner apostrophes, "C++" and "C#". */
const WORD =
  /(?:\p{Lu}\.){2,}|\d[\d.,\u00a0\u202f\u2009]*\d(?:\p{L}+|['’]s\b)?|\d(?:[\p{L}\p{N}]+|['’]s\b)?|\p{L}[\p{L}\p{M}\p{N}]*(?:(?:\+\+|#)(?![\p{L}\p{N}])|(?:['’ʼ][\p{L}\p{M}]+)*)/gu;

const HAN_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u;
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const LATIN = /^[\u0020-\u024f\u2019\u02bc]+$/;

/** "l'", "qu'", "dell'": what Romance languages write together with the next word. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|all|nell|sull|dall|un|quell|gl|d|l)$/;
const ELIDING = new Set(['ca', 'fr', 'it']);

/**
 * The words of `text.slice(start, end)` in their order, with offsets into `text`. The one analyzer:
 * passages, questions, excerpts and quotations all go through it. `language` is a BCP 47 tag and
 * decides stems and stop words; the script of each word decides how it is cut: Chinese and Japanese
 * into characters and pairs of them, Thai, Lao, Khmer and Burmese by dictionary, Korean into words and
 * pairs of syllables.
 */
export function analyze(text: string, language: string, start = 0, end = text.length): Term[] {
  const tag = language.split('-')[0]?.toLowerCase() || 'en';
  const range = text.slice(start, end);
  const terms: Term[] = [];
  const known = knownWords(tag);
  let position = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(range); match !== null; match = WORD.exec(range)) {
    const word = match[0];
    const from = start + match.index;
    const before = known.get(word);
    if (before !== undefined) {
      terms.push(placed(before, from, position));
      position += 1;
    } else if (LATIN.test(word)) {
      const term = wordTerm(word, from, tag, position);
      if (term === null) continue;
      remember(known, word, term, from);
      terms.push(term);
      position += 1;
    } else if (HAN_KANA.test(word)) position = pushCharacters(terms, word, from, tag, position);
    else if (UNSPACED.test(word)) position = pushDictionaryWords(terms, word, from, tag, position);
    else if (HANGUL.test(word)) position = pushKorean(terms, word, from, tag, position);
    else {
      const term = wordTerm(word, from, tag, position);
      if (term === null) continue;
      remember(known, word, term, from);
      terms.push(term);
      position += 1;
    }
  }
  return terms;
}

function placed(
  { term, surface, stop, skipped, length }: KnownWord,
  from: number,
  position: number,
): Term {
  const start = from + skipped;
  return { term, surface, start, end: start + length, position, stop };
}

function wordTerm(word: string, from: number, language: string, position: number): Term | null {
  if (/[+#]$/.test(word)) {
    const name = foldCase(word);
    return {
      term: name,
      surface: name,
      start: from,
      end: from + word.length,
      position,
      stop: false,
    };
  }
  let start = from;
  let end = from + word.length;
  let bare = word;
  if (bare.includes('.') && /^\p{L}/u.test(bare)) bare = bare.replace(/\./g, '');
  const digits = /^\d/.test(bare);
  if (digits) {
    const trailing = /[.,\u00a0\u202f\u2009]+$/.exec(bare);
    if (trailing) bare = bare.slice(0, -trailing[0].length);
    const surface = foldCase(bare);
    return {
      term: numberTerm(surface),
      surface,
      start,
      end: start + bare.length,
      position,
      stop: false,
    };
  }
  const lower = foldCase(bare);
  let folded = lower;
  let stop = isStopWord(lower, language);
  const apostrophe = lower.indexOf("'");
  if (apostrophe > 0 && lower.length === bare.length) {
    const head = lower.slice(0, apostrophe);
    const tail = lower.slice(apostrophe + 1);
    if (tail === 's' || tail === '') {
      folded = head;
      stop ||= isStopWord(head, language);
      end = start + apostrophe;
    } else if (ELIDING.has(language) && ELIDED.test(head)) {
      folded = tail;
      start += apostrophe + 1;
      stop = isStopWord(tail, language);
    } else if (language === 'en' && /^(?:t|re|ve|ll|d|m)$/.test(tail)) stop = true;
    else folded = lower.replaceAll("'", '');
  }
  if (folded === '') return null;
  // "US", "WHO" and "IT" in capitals are names, "us", "who" and "it" are not.
  const isAcronym =
    bare.length <= 3 && bare.length > 1 && /^\p{Lu}+$/u.test(bare) && word !== lower;
  if (isAcronym && word.includes('.')) stop = false;
  const surface = foldAccents(folded);
  const term = (language === 'en' ? numberWord(surface) : null) ?? stem(folded, language);
  return { term, surface, start, end, position, stop };
}

/** Characters and overlapping pairs of a run of Chinese or Japanese; anything between them as words. */
function pushCharacters(
  terms: Term[],
  word: string,
  from: number,
  language: string,
  at: number,
): number {
  let position = at;
  const characters = Array.from(
    word.matchAll(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+/gu,
    ),
  );
  for (const [index, match] of characters.entries()) {
    const piece = match[0];
    const start = from + match.index;
    if (!HAN_KANA.test(piece)) {
      const term = wordTerm(piece, start, language, position);
      if (term !== null) terms.push(term);
      position += 1;
      continue;
    }
    const kana = /[\p{Script=Hiragana}]/u.test(piece);
    pushGram(terms, piece, start, language, position, kana);
    const next = characters[index + 1]?.[0];
    if (next !== undefined && HAN_KANA.test(next)) {
      pushGram(terms, piece + next, start, language, position, false);
    }
    position += 1;
  }
  return position;
}

function pushGram(
  terms: Term[],
  gram: string,
  start: number,
  language: string,
  position: number,
  stop: boolean,
): void {
  const surface = foldCase(gram);
  const known = stop || isStopWord(surface, language);
  terms.push({ term: surface, surface, start, end: start + gram.length, position, stop: known });
}

function pushDictionaryWords(
  terms: Term[],
  word: string,
  from: number,
  language: string,
  at: number,
): number {
  let position = at;
  for (const { segment, index } of segmenterFor(language, 'word').segment(word)) {
    const surface = foldCase(segment);
    const start = from + index;
    terms.push({
      term: surface,
      surface,
      start,
      end: start + segment.length,
      position,
      stop: isStopWord(surface, language),
    });
    position += 1;
  }
  return position;
}

/** "Docker를": a word of another script with a particle written onto it. */
const LATIN_STEM = /^[\p{Script=Latin}\p{N}]+(?=\p{Script=Hangul})/u;

/** The word without its particle and, as compounds are written together, its overlapping pairs of syllables. */
function pushKorean(
  terms: Term[],
  word: string,
  from: number,
  language: string,
  at: number,
): number {
  const mixed = LATIN_STEM.exec(word)?.[0];
  if (mixed !== undefined) {
    const term = wordTerm(mixed, from, language, at);
    if (term !== null) terms.push(term);
    const rest = word.slice(mixed.length);
    if (isKoreanParticle(rest)) return at + 1;
    return pushKorean(terms, rest, from + mixed.length, language, at + 1);
  }
  const surface = foldCase(word);
  const stop = isStopWord(surface, language) || isKoreanFiller(surface);
  const term = stop ? surface : withoutParticle(surface);
  terms.push({ term, surface, start: from, end: from + word.length, position: at, stop });
  for (let i = 0; i + 2 <= word.length && word.length > 2 && !stop; i += 1) {
    const gram = foldCase(word.slice(i, i + 2));
    terms.push({
      term: gram,
      surface: gram,
      start: from + i,
      end: from + i + 2,
      position: at,
      stop: false,
    });
  }
  return at + 1;
}
