import { detect } from 'tinyld';
import { foldCase } from './fold.ts';
import { isStopWord } from './stop-words.ts';

/** Characters that are looked at; more change no verdict and cost time. */
const SAMPLE = 1_000;

/** Counts of letter groups are no evidence in a text of fewer letters; its stop words are. */
const ENOUGH_LETTERS = 200;

/** Different stop words that a short text needs before it is taken for another language than English. */
const ENOUGH_STOP_WORDS = 2;

/** Texts in other scripts are full of Latin names and brands; the reverse is rare. */
const NAMES_IN_LATIN = 3;

/** The languages with a list of stop words, by script. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [
    /\p{Script=Latin}/gu,
    'en ca cs da de es et eu fi fr ga hr hu id it lt lv nl no pl pt ro sk sl sv tr vi',
  ],
  [/\p{Script=Cyrillic}/gu, 'ru bg uk'],
  [/\p{Script=Arabic}/gu, 'ar fa'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Thai}/gu, 'th'],
];

/**
 * The text's language as an ISO 639-1 code: one of `candidates` if any are given; `fallback` when
 * nothing speaks for one of them. A text of under 200 letters is taken only for a language whose stop
 * words it has, else for the likeliest of its script (English where that is Latin).
 */
export function detectLanguage(
  text: string,
  candidates: readonly string[] = [],
  fallback = 'en',
): string {
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const sample = text.replace(/\s+/g, ' ').trim().slice(0, SAMPLE);
  const guess = (tags: readonly string[]) => detect(sample, { only: [...tags] });
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters >= ENOUGH_LETTERS) return guess(candidates) || fallback;
  const among = sameScript(sample, candidates);
  if (among.length === 0) return guess(candidates) || fallback;
  const ranked = byStopWords(sample, among);
  const most = ranked[0]?.hits ?? 0;
  if (candidates.length > 0) {
    const best = ranked.filter(({ hits }) => hits === most).map(({ tag }) => tag);
    return (best.length === 1 ? best[0] : guess(best)) || fallback;
  }
  if (among[0] === 'en' && most < ENOUGH_STOP_WORDS) return 'en';
  // Neighbours such as Spanish and Catalan share most of these words: letters decide between them.
  const close = ranked.filter(({ hits }) => hits >= most - 1).map(({ tag }) => tag);
  return guess(close) || ranked[0]?.tag || fallback;
}

/** Of the languages, or of all when there are none, those written in the script of most letters. */
function sameScript(text: string, languages: readonly string[]): readonly string[] {
  const counted = SCRIPTS.map(([letter, tags]) => ({
    tags: tags.split(' '),
    letters: (text.match(letter)?.length ?? 0) * (tags.startsWith('en') ? 1 : NAMES_IN_LATIN),
  }));
  // Japanese is mostly written in Han characters, Chinese never in kana.
  const kana = counted.find(({ tags, letters }) => tags[0] === 'ja' && letters > 0);
  const main = kana ?? counted.toSorted((a, b) => b.letters - a.letters)[0];
  if (main === undefined || main.letters === 0) return languages;
  return languages.length === 0 ? main.tags : languages.filter((tag) => main.tags.includes(tag));
}

/** How many different stop words of each language the text has, most first. */
function byStopWords(text: string, languages: readonly string[]) {
  const words = new Set(foldCase(text).match(/[\p{L}\p{M}]+/gu));
  return languages
    .map((tag) => ({ tag, hits: [...words].filter((word) => isStopWord(word, tag)).length }))
    .sort((a, b) => b.hits - a.hits);
}
