import type { Passage } from '../../corpus/document/document.ts';
import { bestMatches } from '../index/best-matches.ts';
import type { WeightedTerm } from '../index/bm25.ts';
import { idfOf, type LibraryIndex, type PassagePlace, placeOf } from '../index/library-index.ts';
import { type Nearness, nearestPassages } from '../meaning/nearest-passages.ts';
import { sameWord } from '../question/expand-term.ts';
import type { Question } from '../question/question.ts';
import { headingTermsOf } from '../terms/heading-terms.ts';
import { sectionHeading } from './section-heading.ts';

/** A place where a passage holds a term of the question. */
export interface Occurrence {
  /** Which term of the question. */
  readonly term: number;
  /** Which token of the passage's segment (`PassageTerms`). */
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
export interface Candidate extends PassagePlace {
  /** Its number in the library. */
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

/** The candidate's passage. */
export function passageOf({ segment, local }: PassagePlace): Passage | undefined {
  return segment.passages[local];
}

/** Arrays that one question after the other uses, so that none makes any; all zero between questions. */
interface Scratch {
  /** By passage. */
  readonly scores: Float64Array;
  /** By term of the library: how surely the question means it, and which of its terms does. */
  readonly weight: Float64Array;
  readonly questionTerm: Uint8Array;
}

/** Those that no question uses at the moment. */
let spare: Scratch | null = null;

/** Whoever takes them gives them back when they are zero again; after an error they are made anew. */
function takeScratch({ size, vocabulary }: LibraryIndex): Scratch {
  const taken = spare;
  spare = null;
  if (taken && taken.scores.length >= size && taken.weight.length >= vocabulary.size) return taken;
  const passages = Math.max(size, taken?.scores.length ?? 0);
  const terms = Math.max(vocabulary.size, taken?.weight.length ?? 0);
  return {
    scores: new Float64Array(passages),
    weight: new Float64Array(terms),
    questionTerm: new Uint8Array(terms),
  };
}

/** The passages worth a closer look, best BM25 first. */
export function findCandidates(
  question: Question,
  index: LibraryIndex,
  allowed: (passage: number) => boolean,
  meaning: Nearness | null = null,
): Candidate[] {
  const scratch = takeScratch(index);
  const matches = bestMatches(index, weightedTerms(question, index), POOL, allowed, scratch.scores);
  const known = new Set(matches.map(({ passage }) => passage));
  const near = meaning === null ? [] : nearestPassages(meaning, index.size, allowed);
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
  spare = scratch;
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
  const place = placeOf(index, passage);
  const { segment, local } = place;
  const { firstSentence } = segment.terms;
  const terms = question.terms.length;
  const count = (firstSentence[local + 1] ?? 0) - (firstSentence[local] ?? 0);
  const occurrences = occurrencesIn(place, scratch);
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
  const document = passageOf(place)?.document;
  for (const neighbour of [local - 1, local + 1]) {
    if (segment.passages[neighbour]?.document === document)
      raiseAll(nearby, { segment, local: neighbour }, scratch);
  }
  const context = new Float64Array(terms);
  for (const term of headingTermsOf(segment.headingTerms, local)) {
    raise(context, scratch.questionTerm[term] ?? 0, scratch.weight[term] ?? 0);
  }
  const own = lookAtHeading(place, terms, index, scratch);
  const looked = { bm25, occurrences, places, termMatches, sentences, nearby, context };
  return { passage, ...place, ...looked, ...own };
}

/** No places; shared, and never added to. */
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
  place: PassagePlace,
  terms: number,
  index: LibraryIndex,
  scratch: Scratch,
): Pick<Candidate, 'heading' | 'headingCover'> {
  const heading = new Float64Array(terms);
  const at = passageOf(place);
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

function occurrencesIn({ segment, local }: PassagePlace, scratch: Scratch): Occurrence[] {
  const { terms } = segment;
  const found: Occurrence[] = [];
  const firstSentence = terms.firstSentence[local] ?? 0;
  let sentence = firstSentence;
  const stop = terms.firstToken[local + 1] ?? 0;
  for (let token = terms.firstToken[local] ?? 0; token < stop; token += 1) {
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
  { segment, local }: PassagePlace,
  scratch: Scratch,
): void {
  const { terms } = segment;
  const stop = terms.firstToken[local + 1] ?? 0;
  for (let token = terms.firstToken[local] ?? 0; token < stop; token += 1) {
    const term = terms.term[token] ?? 0;
    const weight = scratch.weight[term] ?? 0;
    if (weight > 0) raise(termMatches, scratch.questionTerm[term] ?? 0, weight);
  }
}

function raise(termMatches: TermWeights, term: number, weight: number): void {
  if (weight > (termMatches[term] ?? 0)) termMatches[term] = weight;
}
