import { detect } from 'tinyld';
import { foldCase } from './fold.ts';
import { isStopWord } from './stop-words.ts';

/** Characters that are looked at; more change no verdict and cost time. */
const SAMPLE = 1_000;

/** Where a long text is looked at: what opens it is often a cover and a table of contents. */
const PLACES = [0, 0.25, 0.5, 0.75];

/** Characters in which running text is looked for at each place. */
const WINDOW = 20_000;

/** A line of running text has this many words; the cells of a chart and entries of an index do not. */
const RUNNING_WORDS = 6;

/** Of what a line of running text shows, this share at least is letters. */
const RUNNING_LETTERS = 0.8;

/** In running text most words are written small, also in German; names and titles are not. */
const MAX_CAPITALS = 0.6;

/** Function words make up a third of running text and more; what shares them by chance has fewer. */
const STOP_WORD_SHARE = 0.12;

/** Languages with fewer of the stop words than this share of the most are out. */
const CLOSE = 0.8;

/** Counts of letter groups are no evidence in a text of fewer letters; its stop words are. */
const ENOUGH_LETTERS = 200;

/** Different stop words that a short text needs before it is taken for another language than English. */
const ENOUGH_STOP_WORDS = 2;

/** Figures with their units, names of parts, letters alone: all of it could be any language. */
const FIGURES =
  /(?<!\S)(?:[^\p{L}\s]*\d\S*(?:\s+\p{sc=Latin}{1,2}(?!\S))?|\p{sc=Latin}\S*\d\S*|\p{sc=Latin})(?!\S)/gu;

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
 * nothing speaks for one of them. Only letters in running text count; a text of under 200 of them, such
 * as a chart, is taken only for a language whose stop words it has, else for the likeliest of its script
 * (English where that is Latin).
 */
export function detectLanguage(
  text: string,
  candidates: readonly string[] = [],
  fallback = 'en',
): string {
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const running = runningText(text);
  const whole = text.slice(0, SAMPLE).replace(/\s+/g, ' ').trim();
  const sample = running ?? (candidates.length > 0 ? whole : whole.replace(FIGURES, ' '));
  const guess = (tags: readonly string[]) => detect(sample, { only: [...tags] });
  const among = sameScript(sample, candidates);
  if (among.length === 0) return guess(candidates) || fallback;
  const ranked = byStopWords(sample, among);
  const most = ranked[0]?.hits ?? 0;
  if (running !== null) {
    // A language without a list of stop words has few of anyone else's.
    if ((ranked[0]?.share ?? 0) < STOP_WORD_SHARE) return guess(candidates) || fallback;
    const close = ranked.filter(({ hits }) => hits >= most * CLOSE).map(({ tag }) => tag);
    return guess(close) || ranked[0]?.tag || fallback;
  }
  if (candidates.length > 0) {
    const best = ranked.filter(({ hits }) => hits === most).map(({ tag }) => tag);
    return (best.length === 1 ? best[0] : guess(best)) || fallback;
  }
  if (among[0] === 'en' && most < ENOUGH_STOP_WORDS) return 'en';
  // Neighbours such as Spanish and Catalan share most of these words: letters decide between them.
  const close = ranked.filter(({ hits }) => hits >= most - 1).map(({ tag }) => tag);
  return guess(close) || ranked[0]?.tag || fallback;
}

/** Lines of running text from all parts of a text; null where they hold too few letters. */
function runningText(text: string): string | null {
  let found = '';
  for (const place of PLACES) {
    const start = Math.floor(text.length * place);
    const room = (SAMPLE * (PLACES.indexOf(place) + 1)) / PLACES.length;
    for (const line of text.slice(start, start + WINDOW).split('\n')) {
      if (found.length >= room) break;
      if (isRunning(line)) found += `${line.slice(0, SAMPLE)} `;
    }
  }
  const letters = found.match(/\p{L}/gu)?.length ?? 0;
  return letters < ENOUGH_LETTERS ? null : found.replace(/\s+/g, ' ').trim().slice(0, SAMPLE);
}

function isRunning(line: string): boolean {
  const start = line.slice(0, SAMPLE);
  const letters = start.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  if (letters < start.replace(/\s/g, '').length * RUNNING_LETTERS) return false;
  const words = start.match(/[\p{L}\p{M}'’]{2,}/gu) ?? [];
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(start);
  if (words.length < RUNNING_WORDS && !unspaced) return false;
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals <= words.length * MAX_CAPITALS;
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

/** How many different stop words of each language the text has, most first, and their share in it. */
function byStopWords(text: string, languages: readonly string[]) {
  const written = foldCase(text).match(/[\p{L}\p{M}]+/gu) ?? [];
  const words = new Set(written);
  return languages
    .map((tag) => {
      const found = new Set([...words].filter((word) => isStopWord(word, tag)));
      const share = written.filter((word) => found.has(word)).length / written.length;
      return { tag, hits: found.size, share };
    })
    .sort((a, b) => b.hits - a.hits);
}
