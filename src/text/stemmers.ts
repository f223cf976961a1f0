import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as indian } from '@orama/stemmers/indian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { foldAccents } from './fold.ts';
import { regularForm } from './irregular-forms.ts';

type Stemmer = (word: string) => string;

const unchanged: Stemmer = (word) => word;

/** Snowball makes one word of "capital" and "capitalism", which they are not; "capitalist" it keeps. */
function stemEnglish(word: string): string {
  const form = regularForm(foldAccents(word));
  const stemmed = english(form);
  return /alisms?$/.test(form) ? `${stemmed}ism` : stemmed;
}

const ARABIC_PREFIX = /^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})/;
const ARABIC_SUFFIX = /(?<=.{2})(?:ها|ان|ات|ون|ين|يه|ه|ي)$/;

/**
 * The light10 stemmer of Larkey, Ballesteros and Connell (2007), which takes the article, "and" and
 * the commonest endings from a word. `word` with letters already unified by `foldAccents`.
 */
function stemArabic(word: string): string {
  const bare = word.replace(ARABIC_PREFIX, '');
  let stem = bare;
  for (let rounds = 0; rounds < 2; rounds += 1) stem = stem.replace(ARABIC_SUFFIX, '');
  return stem;
}

/** Snowball stemmers by ISO 639-1 code. */
const STEMMERS: Readonly<Record<string, Stemmer>> = {
  ar: (word) => stemArabic(foldAccents(word)),
  bg: bulgarian,
  da: danish,
  de: german,
  el: greek,
  en: stemEnglish,
  es: spanish,
  fi: finnish,
  fr: french,
  ga: irish,
  hi: indian,
  hu: hungarian,
  hy: armenian,
  id: indonesian,
  it: italian,
  lt: lithuanian,
  nb: norwegian,
  ne: nepali,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sr: serbian,
  sv: swedish,
  ta: tamil,
  tr: turkish,
  uk: ukrainian,
};

function stemmerOf(language: string): Stemmer {
  return (Object.hasOwn(STEMMERS, language) && STEMMERS[language]) || unchanged;
}

/** Past this many words a language's cache is emptied: questions may hold anything. */
const CACHED_WORDS = 200_000;

const caches = new Map<string, Map<string, string>>();

/**
 * The word's stem without accents. `word` in lower case with accents (`foldCase`); `language` is an
 * ISO 639-1 code, and words of a language without a stemmer only lose their accents.
 */
export function stem(word: string, language: string): string {
  let cache = caches.get(language);
  if (cache === undefined || cache.size > CACHED_WORDS) {
    cache = new Map();
    caches.set(language, cache);
  }
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stemmed = foldAccents(stemmerOf(language)(word)) || word;
  cache.set(word, stemmed);
  return stemmed;
}
