import { analyze, type Term } from '../../text/analyzer.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import { foldAccents } from '../../text/fold.ts';
import { stem } from '../../text/stemmers.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { wordsOf } from '../../text/words.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { SearchMatch } from './search.ts';

/** One thing to look for. */
export interface Clause {
  /** As it was typed, for saying that it is nowhere. */
  readonly typed: string;
  /** For each of its words that is no stop word: the library's terms for it, none if it has no such word. */
  readonly words: readonly (readonly number[])[];
  /** Of a phrase, every word as `phraseForm` has it; null for a single word in any of its forms. */
  readonly phrase: readonly string[] | null;
}

/** Longer searches are cut: nobody looks for so many words at once. */
const LONGEST_SEARCH = 500;
const MOST_CLAUSES = 20;

const QUOTED = /"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»/gu;

/**
 * What a search looks for: phrases in quotation marks and the words around them; all of it as one
 * phrase for `exact`. Stop words count only within phrases, unless there is nothing else; neither does
 * a word that the library lacks and that is a stop word of one of its languages.
 */
export function readClauses(typed: string, match: SearchMatch, index: LibraryIndex): Clause[] {
  const text = typed.slice(0, LONGEST_SEARCH);
  const language = detectLanguage(text, index.languages, index.languages[0]);
  if (match === 'exact') return phrase(text, language, index);
  const phrases: Clause[] = [];
  const rest = text.replace(QUOTED, (whole: string) => {
    phrases.push(...phrase(whole.slice(1, -1), language, index));
    return ' ';
  });
  const words = analyze(rest, language);
  // What a question is written in is a guess, so "the" may have been read as a German word.
  const languages = [...index.languages, detectLanguage(text)];
  const content = words.filter(
    (word) => !word.stop && (termsFor(word, index).length > 0 || !isStopWordOf(word, languages)),
  );
  const used = content.length > 0 || phrases.length > 0 ? content : words;
  const singles = distinct(used).map(
    (word): Clause => ({
      typed: rest.slice(word.start, word.end),
      words: word.stop ? [] : [termsFor(word, index)],
      phrase: word.stop ? [word.surface] : null,
    }),
  );
  return [...phrases, ...singles].slice(0, MOST_CLAUSES);
}

/** The words of a phrase: an arrow or an emoji between them is none, as somebody who searches types none. */
export function phraseWords(
  text: string,
  start?: number,
  end?: number,
): ReturnType<typeof wordsOf> {
  return wordsOf(text, start, end).filter(({ form }) => /[\p{L}\p{N}]/u.test(form));
}

/** A word as phrases are compared: without case and accents. */
export function phraseForm(form: string): string {
  return foldAccents(form.normalize('NFKC'));
}

function phrase(text: string, language: string, index: LibraryIndex): Clause[] {
  const forms = phraseWords(text).map(({ form }) => phraseForm(form));
  if (forms.length === 0) return [];
  const words = analyze(text, language).filter(({ stop }) => !stop);
  return [{ typed: text.trim(), words: words.map((word) => termsFor(word, index)), phrase: forms }];
}

function distinct(words: readonly Term[]): Term[] {
  return [...new Map(words.map((word) => [word.term, word])).values()];
}

function isStopWordOf({ surface }: Term, languages: readonly string[]): boolean {
  return languages.some((language) => isStopWord(surface, language));
}

/** Only the word itself, inflected or without its accents: a search finds what was typed. */
function termsFor(word: Term, { vocabulary, languages }: LibraryIndex): number[] {
  const { term, surface } = word;
  const stems = [term, surface, ...languages.map((language) => stem(surface, language))];
  // An accent may have changed the stem of some of its forms.
  const numbers = [
    ...stems.map((one) => vocabulary.number(one)),
    vocabulary.numberOfSurface(surface),
  ];
  return [...new Set(numbers.filter((number) => number !== undefined))];
}
