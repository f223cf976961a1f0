import type { Term } from '../../text/analyzer.ts';
import { contentWords } from '../../text/chat/content-words.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import { inverseFrequency } from '../index/bm25.ts';
import { idfOf, type LibraryIndex } from '../index/library-index.ts';
import { stopWordNumber } from '../index/stop-word-numbers.ts';
import { shortFormsIn } from '../terms/acronyms.ts';
import { askedForm } from './asked-form.ts';
import { belowAskedHeading } from './asked-heading.ts';
import { askingPart } from './asking-part.ts';
import { type Alternative, alternatives, sameWord } from './expand-term.ts';
import { type ExpectedAnswerType, expectedAnswerType } from './expected-answer-type.ts';
import { type OwnSynonym, synonymTerms } from './own-synonyms.ts';
import { type Salience, salience, type WordClass } from './salience.ts';

/** One content word of the question. */
interface QuestionTerm {
  /** The word in lower case without accents. */
  readonly surface: string;
  readonly stem: string;
  readonly wordClass: WordClass;
  /** Rarity in the library; of a word that it does not hold, that of one in no passage. */
  readonly idf: number;
  /** How much a passage gains by holding it: rarity times salience. */
  readonly weight: number;
  /** Whether it stands beside the part of the message that asks. */
  readonly beside: boolean;
  /** Words of the question before it. */
  readonly position: number;
  /** The library's terms it can stand for, itself included; none if the library has no such word. */
  readonly alternatives: readonly Alternative[];
}

/** A term by its number in the question, or a stop word by `stopWordNumber`; the other is null or 0. */
interface PairedWord {
  readonly term: number | null;
  readonly stop: number;
}

interface WordPair {
  readonly first: PairedWord;
  readonly second: PairedWord;
}

/** A question as retrieval sees it. */
export interface Question {
  readonly text: string;
  readonly language: string;
  readonly terms: readonly QuestionTerm[];
  /** Words that follow one another, at least one of them a term. */
  readonly pairs: readonly WordPair[];
  /** Words as they were typed; where a script has no spaces, two characters are one. */
  readonly words: number;
  /** Share of its content words that repeat an earlier one, in 0..1. */
  readonly repeated: number;
  /** Bits of `KIND` that the answer should hold; 0 when the question does not say. */
  readonly asked: ExpectedAnswerType;
  /**
   * Numbers of the passages below the heading that the question is, word for word, or but for the order of the
   * words, slips, endings and what chats put around them.
   */
  readonly below: ReadonlySet<number>;
  /** What the answer must look like; null when the question does not say. */
  readonly form: RegExp | null;
}

/** Longer questions are cut: what stands after so many characters adds nothing but time. */
const LONGEST_QUESTION = 2_000;

/** Content words that are looked up at the most; the weightiest are kept. */
const MOST_TERMS = 40;

/** Words that the library does not hold and that are compared with all that it does. */
const MOST_CORRECTED = 12;

/** Mentions, custom emoji, timestamps and command links as Discord writes them: no words of a question. */
export const CHAT_MARKUP = /<(?:[@#][!&]?\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^<>]+:\d+)>/g;

/** Analyses a question against a library. Any text is one; without content words it has no terms. */
export function readQuestion(
  text: string,
  index: LibraryIndex,
  salienceOf: Salience = salience,
  synonyms: readonly OwnSynonym[] = [],
): Question {
  const read = text
    .slice(0, LONGEST_QUESTION)
    .replace(CHAT_MARKUP, (mark) => ' '.repeat(mark.length));
  const language = detectLanguage(read, index.languages, index.languages[0]);
  const asking = askingPart(read, language);
  const said = contentWords(read, language);
  const own = synonymTerms(said, language, synonyms);
  const words = said.map((word, at) => (own.named.has(at) ? { ...word, stop: false } : word));
  const terms = new Map<string, QuestionTerm>();
  const content = words.filter(({ stop }) => !stop);
  const shortForms = shortFormsIn(
    content.map(({ term }) => term),
    index.forms,
  );
  let at = -1;
  const corrected = { left: MOST_CORRECTED };
  for (const [place, word] of words.entries()) {
    if (word.stop) continue;
    at += 1;
    if (terms.has(word.term)) continue;
    const found = alternatives(word, language, index, shortForms[at], corrected, own.terms[place]);
    const idf = rarity(found, index);
    const wordClass = classOf(words, place, read);
    const beside = word.start < asking.start || word.start >= asking.end;
    terms.set(word.term, {
      beside,
      surface: word.surface,
      stem: word.term,
      wordClass,
      idf,
      weight:
        ownRarity(idf, word.term, index) *
        salienceOf(word.term, wordClass, language) *
        (beside ? BESIDE_THE_QUESTION : 1),
      position: word.position,
      alternatives: found,
    });
  }
  const kept = weightiest([...terms.values()]);
  return {
    text,
    language,
    terms: kept,
    pairs: pairsOf(words, kept),
    words: typedWords(read),
    repeated: content.length === 0 ? 0 : 1 - terms.size / content.length,
    asked: expectedAnswerType(read.slice(asking.start, asking.end), language),
    below: belowAskedHeading(read, words, {
      asking,
      language,
      index,
      found: (term) => terms.get(term)?.alternatives ?? [],
    }),
    form: askedForm(read.slice(asking.start, asking.end)),
  };
}

const WITHOUT_SPACES =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}]/gu;

function typedWords(text: string): number {
  const characters = text.match(WITHOUT_SPACES)?.length ?? 0;
  return Math.max(text.match(/\S+/g)?.length ?? 0, characters / 2);
}

/** What a word of a long message is worth outside the sentence that asks. */
const BESIDE_THE_QUESTION = 0.3;

function pairsOf(words: readonly Term[], terms: readonly QuestionTerm[]): WordPair[] {
  const numbers = new Map(terms.map(({ stem }, number) => [stem, number]));
  const paired = words.map((word) => ({
    term: word.stop ? null : (numbers.get(word.term) ?? null),
    stop: stopWordNumber(word),
    start: word.start,
    end: word.end,
  }));
  return paired.slice(0, -1).flatMap((first, at) => {
    const second = paired[at + 1];
    // Characters and pairs of them overlap: those of Chinese and Japanese are phrases already.
    if (second === undefined || second.start < first.end) return [];
    const known = first.term !== null || second.term !== null;
    const isWord = ({ term, stop }: PairedWord): boolean => term !== null || stop > 0;
    return known && isWord(first) && isWord(second) ? [{ first, second }] : [];
  });
}

function rarity(found: readonly Alternative[], index: LibraryIndex): number {
  if (found.length === 0) return inverseFrequency(index.size, 0);
  const same = sameWord(found);
  const surest = Math.max(...same.map(({ weight }) => weight));
  return Math.max(
    ...same.filter(({ weight }) => weight === surest).map(({ term }) => idfOf(index, term)),
  );
}

function classOf(words: readonly Term[], place: number, question: string): WordClass {
  const word = words[place];
  if (word === undefined) return 'word';
  const letter = question.charAt(word.start);
  if (/\d/.test(letter)) return 'number';
  if (place > 0 && letter !== letter.toLowerCase()) return 'name';
  if (/^(?:what|which)$/.test(words[place - 1]?.surface ?? '')) return 'asked';
  return /[a-z]{3}ly$/.test(word.surface) ? 'adverb' : 'word';
}

/** How much a word says: in the library and, where a table has its language, in the language at large. */
function ownRarity(idf: number, term: string, { meaning }: LibraryIndex): number {
  return meaning === null ? idf : (idf + meaning.table.rarity(term)) / 2;
}

function weightiest(terms: readonly QuestionTerm[]): readonly QuestionTerm[] {
  if (terms.length <= MOST_TERMS) return terms;
  const kept = new Set(terms.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_TERMS));
  return terms.filter((term) => kept.has(term));
}
