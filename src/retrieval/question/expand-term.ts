import { analyze, type Term } from '../../text/analyzer.ts';
import { longForms } from '../../text/chat/abbreviations.ts';
import { stem } from '../../text/stemmers.ts';
import { synonyms } from '../../text/synonyms/synonyms.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { LibraryTerms } from '../index/library-terms.ts';
import { acronymTerm } from '../terms/acronyms.ts';

/** A term of the library that a word of the question may mean, and how surely, in 0..1. */
export interface Alternative {
  readonly term: number;
  readonly weight: number;
}

/** What may still be done for a question. */
interface Budget {
  left: number;
}

/** From this weight on an alternative is the word itself: spelt, inflected or accented otherwise. */
export const SAME_WORD = 0.65;

const OTHER_LANGUAGE = 0.7;
const CORRECTED = { one: 0.9, two: 0.7 } as const;
const INITIALISM = 0.7;
/** A word that chats write short, against the long ones of the documents. */
const LONG_FORM = 0.8;
/** The word that the moderators say is meant. */
const OWN_SYNONYM = 0.95;
const RELATED = 0.5;
const SYNONYM = 0.4;

/** Words of fewer letters are not corrected: too many words are one letter away. */
const SHORTEST_CORRECTED = 6;

/** Where a word list of the language says that it is no word, a short one is corrected as well. */
const SHORTEST_UNKNOWN = 4;

function shortestCorrected({ term }: Term, meaning: LibraryIndex['meaning']): number {
  return meaning === null || meaning.table.holds(term) ? SHORTEST_CORRECTED : SHORTEST_UNKNOWN;
}

/** Longer ones are no words, and comparing their letters takes long. */
const LONGEST_CORRECTED = 40;

/** Words of at least so many letters may have two wrong ones. */
const TWO_EDITS_FROM = 8;

/**
 * The library's terms for a word of the question; none when it has no such word. `shortForms` are the
 * acronyms that the question spells out with this word among others; `corrected` says how many more of its
 * words may be compared with all that the library holds, and counts down; `own` are the terms that a synonym of
 * the server's gives the word.
 */
export function alternatives(
  word: Term,
  language: string,
  { vocabulary, languages, meaning }: LibraryIndex,
  shortForms: readonly string[] = [],
  corrected: Budget = { left: 1 },
  own: readonly Term[] = [],
): Alternative[] {
  const found = new Map<number, number>();
  const offer = (term: number | undefined, weight: number): void => {
    if (term !== undefined && (found.get(term) ?? 0) < weight) found.set(term, weight);
  };
  offer(vocabulary.number(word.term), 1);
  for (const other of languages) {
    if (other !== language) offer(vocabulary.number(stem(word.surface, other)), OTHER_LANGUAGE);
  }
  if (found.size === 0) offer(vocabulary.numberOfSurface(word.surface), 1);
  for (const { term, surface } of own) {
    offer(vocabulary.number(term), OWN_SYNONYM);
    for (const other of languages) offer(vocabulary.number(stem(surface, other)), OWN_SYNONYM);
  }
  offer(vocabulary.number(acronymTerm(word.term)), INITIALISM);
  for (const short of shortForms) offer(vocabulary.number(short), INITIALISM);
  for (const long of longForms(word.surface, language)) {
    for (const { term } of analyze(long, language)) offer(vocabulary.number(term), LONG_FORM);
  }
  if (language === 'en') {
    for (const related of vocabulary.related(word.term)) offer(related, RELATED);
    for (const synonym of synonyms(word.term)) offer(vocabulary.number(synonym), SYNONYM);
  }
  if (found.size === 0)
    for (const one of corrections(word, vocabulary, shortestCorrected(word, meaning), corrected))
      offer(one.term, one.weight);
  return Array.from(found, ([term, weight]) => ({ term, weight }));
}

/** Those that are the word itself; when there are none, all. */
export function sameWord(all: readonly Alternative[]): readonly Alternative[] {
  const same = all.filter(({ weight }) => weight >= SAME_WORD);
  return same.length > 0 ? same : all;
}

/** The nearest spellings of a word that the library does not hold. */
function corrections(
  { surface }: Term,
  vocabulary: LibraryTerms,
  shortest: number,
  corrected: Budget,
): Alternative[] {
  const { length } = surface;
  if (length < shortest || length > LONGEST_CORRECTED || /\d/.test(surface)) return [];
  if (corrected.left === 0) return [];
  corrected.left -= 1;
  return vocabulary
    .near(surface, length >= TWO_EDITS_FROM ? 2 : 1)
    .filter(({ number }) => firstLetterHolds(surface, vocabulary.term(number)))
    .map(({ number, edits }) => ({
      term: number,
      weight: edits === 1 ? CORRECTED.one : CORRECTED.two,
    }));
}

/** People seldom mistype the first letter, and short words that differ in it are other words. */
function firstLetterHolds(typed: string, found: string): boolean {
  return typed.length >= TWO_EDITS_FROM || typed.charAt(0) === found.charAt(0);
}
