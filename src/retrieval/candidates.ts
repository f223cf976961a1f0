import { bestMatches, type WeightedTerm } from './bm25.ts';
import { idfOf, type LibraryIndex } from './library-index.ts';
import type { Question } from './question.ts';

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

/** A passage that may answer, with what ranking needs to know about it. */
export interface Candidate {
  readonly passage: number;
  readonly bm25: number;
  readonly sentences: number;
  readonly occurrences: readonly Occurrence[];
  /** Best weight of each question term in the passages just before and after, in the same document. */
  readonly nearby: Float64Array;
  /** Best weight of each question term in the title and headings. */
  readonly context: Float64Array;
}

/** Passages that are looked at closely. */
const POOL = 50;

/** Finds the passages worth a closer look, best BM25 first. */
export function findCandidates(
  question: Question,
  index: LibraryIndex,
  allowed: (passage: number) => boolean,
  scratch: Scratch,
): Candidate[] {
  const weighted: WeightedTerm[] = question.terms.flatMap(
    ({ weight: salient, alternatives, idf }) =>
      alternatives.map(({ term, weight }) => ({
        term,
        weight: idf > 0 ? (weight * salient) / idf : 0,
        idf: idfOf(index, term),
      })),
  );
  const matches = bestMatches(index.postings, weighted, POOL, allowed, scratch.scores);
  question.terms.forEach(({ alternatives }, number) => {
    for (const { term, weight } of alternatives) {
      if (weight <= (scratch.weight[term] ?? 0)) continue;
      scratch.weight[term] = weight;
      scratch.questionTerm[term] = number;
    }
  });
  const candidates = matches.map(({ passage, score }) => ({
    passage,
    bm25: score,
    sentences:
      (index.terms.firstSentence[passage + 1] ?? 0) - (index.terms.firstSentence[passage] ?? 0),
    occurrences: occurrencesIn(passage, index, scratch),
    nearby: nearbyWeights(passage, question, index, scratch),
    context: contextWeights(passage, question, index, scratch),
  }));
  for (const { term } of weighted) scratch.weight[term] = 0;
  return candidates;
}

/** Arrays that live as long as the library so that a question allocates none; all zero between questions. */
export interface Scratch {
  /** By passage. */
  readonly scores: Float64Array;
  /** By term of the library: how surely the question means it, and which of its terms. */
  readonly weight: Float32Array;
  readonly questionTerm: Uint8Array;
}

export function makeScratch(index: LibraryIndex): Scratch {
  return {
    scores: new Float64Array(index.passages.length),
    weight: new Float32Array(index.vocabulary.size),
    questionTerm: new Uint8Array(index.vocabulary.size),
  };
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

function nearbyWeights(
  passage: number,
  question: Question,
  index: LibraryIndex,
  scratch: Scratch,
): Float64Array {
  const best = new Float64Array(question.terms.length);
  const { document } = index.passages[passage] ?? {};
  for (const neighbour of [passage - 1, passage + 1]) {
    if (index.passages[neighbour]?.document !== document) continue;
    const { terms } = index;
    const stop = terms.firstToken[neighbour + 1] ?? 0;
    for (let token = terms.firstToken[neighbour] ?? 0; token < stop; token += 1) {
      const weight = scratch.weight[terms.term[token] ?? 0] ?? 0;
      if (weight === 0) continue;
      const term = scratch.questionTerm[terms.term[token] ?? 0] ?? 0;
      if (weight > (best[term] ?? 0)) best[term] = weight;
    }
  }
  return best;
}

function contextWeights(
  passage: number,
  question: Question,
  index: LibraryIndex,
  scratch: Scratch,
): Float64Array {
  const best = new Float64Array(question.terms.length);
  for (const term of index.context[passage] ?? []) {
    const weight = scratch.weight[term] ?? 0;
    if (weight > 0) best[scratch.questionTerm[term] ?? 0] = weight;
  }
  return best;
}
