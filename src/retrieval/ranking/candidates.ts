import { bestMatches, type WeightedTerm } from '../index/bm25.ts';
import { idfOf, type LibraryIndex } from '../index/library-index.ts';
import { type Nearness, nearestPassages } from '../meaning/nearest-passages.ts';
import { sameWord } from '../question/expand-term.ts';
import type { Question } from '../question/question.ts';
import { headingTermsOf } from '../terms/heading-terms.ts';
import { sectionHeading } from './section-heading.ts';

/** A place where a passage holds a term of the question. */
export interface Occurrence {
  /** Which term of the question. */
  readonly term: number;
  /** Which token of the library (`PassageTerms`). */
  readonly token: number;
  /** Words before it in its passage. */
  readonly position: number;
  /** Sentence within its passage, from 0. */
  readonly sentence: number;
  /** How surely the word means the question's, in 0..1. */
  readonly weight: number;
}

/** By term of the question: how surely it is there, in 0..1. */
export type TermWeights = Float64Array;

/** By term of the question: where in its passage it stands. */
export type Places = readonly (readonly number[])[];

/** A passage that may answer, with what ranking needs to know about it. */
export interface Candidate {
  readonly passage: number;
  readonly bm25: number;
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** Positions of the occurrences by term of the question, ascending. */
  readonly places: Places;
  readonly termMatches: TermWeights;
  /** The same by sentence. */
  readonly sentences: readonly TermWeights[];
  /** In the passages just before and after, of the same document. */
  readonly nearby: TermWeights;
  /** In the title and the headings. */
  readonly context: TermWeights;
  /** In the section's own heading. */
  readonly heading: TermWeights;
  /** How much of that heading the question holds, by the rarity of its words, in 0..1. */
  readonly headingCover: number;
}

/** Passages that are looked at closely; more cost time and bring nothing. */
const POOL = 50;

/** Arrays that live as long as the library so that a question makes none; all zero between questions. */
export interface Scratch {
  /** By passage. */
  readonly scores: Float64Array;
  /** By term of the library: how surely the question means it, and which of its terms does. */
  readonly weight: Float64Array;
  readonly questionTerm: Uint8Array;
}

export function makeScratch(index: LibraryIndex): Scratch {
  return {
    scores: new Float64Array(index.passages.length),
    weight: new Float64Array(index.vocabulary.size),
    questionTerm: new Uint8Array(index.vocabulary.size),
  };
}

/** The passages worth a closer look, best BM25 first. */
export function findCandidates(
  question: Question,
  index: LibraryIndex,
  allowed: (passage: number) => boolean,
  scratch: Scratch,
  meaning: Nearness | null = null,
): Candidate[] {
  const matches = bestMatches(
    index.postings,
    weightedTerms(question, index),
    POOL,
    allowed,
    scratch.scores,
  );
  const known = new Set(matches.map(({ passage }) => passage));
  const near = meaning === null ? [] : nearestPassages(meaning, index.passages.length, allowed);
  for (const passage of [...question.below, ...near]) {
    if (known.has(passage) || !allowed(passage)) continue;
    known.add(passage);
    matches.push({ passage, score: 0 });
  }
  question.terms.forEach(({ alternatives }, number) => {
    for (const { term, weight } of alternatives) {
      if (weight <= (scratch.weight[term] ?? 0)) continue;
      scratch.weight[term] = weight;
      scratch.questionTerm[term] = number;
    }
  });
  const found = matches.map(({ passage, score }) => look(passage, score, question, index, scratch));
  for (const { alternatives } of question.terms) {
    for (const { term } of alternatives) scratch.weight[term] = 0;
  }
  return found;
}

/** Only the words themselves bring a passage in; related words and synonyms count when ranking. */
function weightedTerms(question: Question, index: LibraryIndex): WeightedTerm[] {
  return question.terms.flatMap(({ alternatives, weight: termWeight, idf }) =>
    sameWord(alternatives).map(({ term, weight }) => ({
      term,
      weight: weight * (termWeight / idf),
      // No other form of a word is worth more than the word itself.
      idf: Math.min(idf, idfOf(index, term)),
    })),
  );
}

function look(
  passage: number,
  bm25: number,
  question: Question,
  index: LibraryIndex,
  scratch: Scratch,
): Candidate {
  const { firstSentence } = index.terms;
  const terms = question.terms.length;
  const count = (firstSentence[passage + 1] ?? 0) - (firstSentence[passage] ?? 0);
  const occurrences = occurrencesIn(passage, index, scratch);
  const termMatches = new Float64Array(terms);
  // Most sentences hold nothing, and share this.
  const none = new Float64Array(terms);
  const sentences = new Array<TermWeights>(count).fill(none);
  for (const { term, sentence, weight } of occurrences) {
    raise(termMatches, term, weight);
    let inSentence = sentences[sentence];
    if (inSentence === none) {
      inSentence = new Float64Array(terms);
      sentences[sentence] = inSentence;
    }
    if (inSentence !== undefined) raise(inSentence, term, weight);
  }
  const places = placesByTerm(occurrences, terms);
  const nearby = new Float64Array(terms);
  const { document } = index.passages[passage] ?? {};
  for (const neighbour of [passage - 1, passage + 1]) {
    if (index.passages[neighbour]?.document === document)
      raiseAll(nearby, neighbour, index, scratch);
  }
  const context = new Float64Array(terms);
  for (const term of headingTermsOf(index.headingTerms, passage)) {
    raise(context, scratch.questionTerm[term] ?? 0, scratch.weight[term] ?? 0);
  }
  const own = lookAtHeading(passage, terms, index, scratch);
  return { passage, bm25, occurrences, places, termMatches, sentences, nearby, context, ...own };
}

/** Shared, and never added to. */
const NOWHERE: number[] = [];

/** Where the terms of a question of so many `terms` stand. */
export function placesByTerm(occurrences: readonly Occurrence[], terms: number): Places {
  const places = new Array<number[]>(terms).fill(NOWHERE);
  for (const { term, position } of occurrences) {
    const before = places[term];
    if (before === NOWHERE) places[term] = [position];
    else before?.push(position);
  }
  return places;
}

function lookAtHeading(
  passage: number,
  terms: number,
  index: LibraryIndex,
  scratch: Scratch,
): Pick<Candidate, 'heading' | 'headingCover'> {
  const heading = new Float64Array(terms);
  const at = index.passages[passage];
  let covered = 0;
  let whole = 0;
  for (const one of at === undefined ? [] : sectionHeading(at).terms) {
    const term = index.vocabulary.number(one);
    if (term === undefined) continue;
    const idf = idfOf(index, term);
    const weight = scratch.weight[term] ?? 0;
    whole += idf;
    covered += idf * weight;
    if (weight > 0) raise(heading, scratch.questionTerm[term] ?? 0, weight);
  }
  return { heading, headingCover: whole === 0 ? 0 : covered / whole };
}

function occurrencesIn(passage: number, { terms }: LibraryIndex, scratch: Scratch): Occurrence[] {
  const found: Occurrence[] = [];
  const firstSentence = terms.firstSentence[passage] ?? 0;
  let sentence = firstSentence;
  const stop = terms.firstToken[passage + 1] ?? 0;
  for (let token = terms.firstToken[passage] ?? 0; token < stop; token += 1) {
    const term = terms.term[token] ?? 0;
    const weight = scratch.weight[term] ?? 0;
    if (weight === 0) continue;
    while ((terms.sentenceToken[sentence + 1] ?? 0) <= token) sentence += 1;
    found.push({
      term: scratch.questionTerm[term] ?? 0,
      token,
      position: terms.position[token] ?? 0,
      sentence: sentence - firstSentence,
      weight,
    });
  }
  return found;
}

function raiseAll(
  termMatches: TermWeights,
  passage: number,
  { terms }: LibraryIndex,
  scratch: Scratch,
): void {
  const stop = terms.firstToken[passage + 1] ?? 0;
  for (let token = terms.firstToken[passage] ?? 0; token < stop; token += 1) {
    const term = terms.term[token] ?? 0;
    const weight = scratch.weight[term] ?? 0;
    if (weight > 0) raise(termMatches, scratch.questionTerm[term] ?? 0, weight);
  }
}

function raise(termMatches: TermWeights, term: number, weight: number): void {
  if (weight > (termMatches[term] ?? 0)) termMatches[term] = weight;
}
