import { analyze } from '../text/analyzer.ts';
import { detectLanguage } from '../text/detect-language.ts';
import { type Alternative, alternatives } from './alternatives.ts';
import { type AskedKinds, askedKinds } from './asked-kinds.ts';
import { idfOf, type LibraryIndex } from './library-index.ts';
import { salience } from './salience.ts';

/** One content word of the question. */
export interface QuestionTerm {
  readonly surface: string;
  /** How much a passage gains by holding it: rarity in the library times salience. */
  readonly weight: number;
  /** Rarity of its commonest reading alone. */
  readonly idf: number;
  /** Words of the question before it. */
  readonly position: number;
  /** Written with a capital letter, not being the question's first word. */
  readonly name: boolean;
  /** The library's terms it can stand for, itself included; none if the library has no such word. */
  readonly alternatives: readonly Alternative[];
}

/** A question as retrieval sees it. */
export interface Question {
  readonly text: string;
  readonly language: string;
  readonly terms: readonly QuestionTerm[];
  readonly asked: AskedKinds;
}

/** Longer questions are cut: what stands after so many characters adds nothing but time. */
const LONGEST_QUESTION = 2_000;

/** Content words that are looked up, the rarest first to be kept. */
const MOST_TERMS = 40;

/** Analyses a question against a library. Any text is a question; one without content words has no terms. */
export function readQuestion(text: string, index: LibraryIndex): Question {
  const read = text.slice(0, LONGEST_QUESTION);
  const language = detectLanguage(read, index.languages, index.languages[0] ?? 'en');
  const words = analyze(read, language);
  const terms: QuestionTerm[] = [];
  const seen = new Set<string>();
  for (const word of words) {
    if (word.stop || seen.has(word.term)) continue;
    seen.add(word.term);
    const found = alternatives(word, language, index);
    const rarity = Math.max(0, ...found.map(({ term }) => idfOf(index, term)));
    const known = found.length > 0 ? rarity : Math.log(1 + (index.passages.length + 0.5) / 0.5);
    const letter = read.charAt(word.start);
    terms.push({
      surface: word.surface,
      weight: known * salience(word.term, language),
      idf: known,
      position: word.position,
      name: word.position > 0 && letter !== letter.toLowerCase(),
      alternatives: found,
    });
  }
  return { text, language, terms: rarest(terms), asked: askedKinds(read, language) };
}

function rarest(terms: readonly QuestionTerm[]): QuestionTerm[] {
  if (terms.length <= MOST_TERMS) return [...terms];
  const kept = new Set(terms.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_TERMS));
  return terms.filter((term) => kept.has(term));
}
