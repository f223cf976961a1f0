import * as lists from 'stopword';
import { foldAccents, foldCase } from './fold.ts';
import { questionWords } from './question-words.ts';

/** The lists of the package `stopword` (ISO 639-3 names) by ISO 639-1 code. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  ar: lists.ara,
  bg: lists.bul,
  ca: lists.cat,
  cs: lists.ces,
  da: lists.dan,
  de: lists.deu,
  el: lists.ell,
  en: lists.eng,
  es: lists.spa,
  et: lists.est,
  eu: lists.eus,
  fa: lists.fas,
  fi: lists.fin,
  fr: lists.fra,
  ga: lists.gle,
  he: lists.heb,
  hi: lists.hin,
  hr: lists.hrv,
  hu: lists.hun,
  hy: lists.hye,
  id: lists.ind,
  it: lists.ita,
  ja: lists.jpn,
  ko: lists.kor,
  lt: lists.lit,
  lv: lists.lav,
  nb: lists.nob,
  nl: lists.nld,
  no: lists.nob,
  pl: lists.pol,
  pt: lists.por,
  ro: lists.ron,
  ru: lists.rus,
  sk: lists.slk,
  sl: lists.slv,
  sv: lists.swe,
  th: lists.tha,
  tr: lists.tur,
  uk: lists.ukr,
  vi: lists.vie,
  zh: lists.zho,
};

/** Function words that the package's English list leaves out. */
const MORE_ENGLISH = `above across again against along already although among amongst around away
    became become becomes behind below beneath beside besides beyond cannot can't despite didn't does doesn't
    doing don't done down else either ever every few further hadn't hasn't haven't having hence hers
    herself i'm if in instead is isn't it's its itself just least less let let's may me mine
    myself neither nor off often onto ours ourselves per please quite rather shall she so than that's
    theirs themselves there's therefore throughout thus together toward towards under unless until
    upon us versus via wasn't weren't whereas whether within without won't wouldn't yet you'd yours
    yourself`.split(/\s+/);

/** Words in the package's English list that carry meaning in a question. */
const KEPT_ENGLISH = new Set([
  'same',
  'still',
  'way',
  'under',
  'over',
  'came',
  'come',
  'after',
  'before',
]);

const sets = new Map<string, ReadonlySet<string>>();

/**
 * Whether the word is a stop word or question word of the language (ISO 639-1), with or without its
 * accents. `word` in lower case, as `foldCase` gives it.
 */
export function isStopWord(word: string, language: string): boolean {
  let set = sets.get(language);
  if (set === undefined) {
    set = stopWords(language);
    sets.set(language, set);
  }
  return set.has(word);
}

function listOf(language: string): readonly string[] {
  return (Object.hasOwn(LISTS, language) && LISTS[language]) || [];
}

function stopWords(language: string): ReadonlySet<string> {
  const own = language === 'en' ? MORE_ENGLISH : [];
  const all = [...listOf(language), ...own, ...questionWords(language)];
  const folded = all.map(foldCase).filter((word) => language !== 'en' || !KEPT_ENGLISH.has(word));
  return new Set(
    folded.flatMap((word) => [word, foldAccents(word)]).filter((word) => !/\d/.test(word)),
  );
}
