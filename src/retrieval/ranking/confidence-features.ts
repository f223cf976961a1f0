import { BM25 } from '../index/bm25.ts';
import { answerNear } from './answer-evidence.ts';
import type { Candidate } from './candidates.ts';
import {
  encoding,
  encodingLead,
  nearestEncoding,
  sentenceEncoding,
  sentenceEncodingShare,
} from './encoding-features.ts';
import {
  askedForm,
  bestSentence,
  coverage,
  headingMatch,
  headingShare,
  meaning,
  nearby,
  sectionContext,
} from './features.ts';
import { nearMatches, nearSentence, nearWords } from './near-words.ts';
import { closePairs, phrasePairs } from './pair-evidence.ts';
import type { RankingContext } from './ranking-context.ts';

/**
 * What tells an answered question from one that the documents are silent on, by name. All but `size` are
 * shares of the question, so that they mean the same in every library.
 */
export const CONFIDENCE_FEATURES = {
  bm25,
  bestSentence,
  nearby,
  context: sectionContext,
  missingNames,
  phrases: phrasePairs,
  proximity,
  noAskedKind,
  matches,
  heading,
  headingMatch,
  meaning,
  nearWords,
  nearSentence,
  encoding,
  encodingLead,
  nearestEncoding,
  sentenceEncoding,
  sentenceEncodingShare,
  unknown,
  missing,
  heaviestMissing,
  askedForm,
  size,
} as const satisfies Record<string, (best: Candidate, context: RankingContext) => number>;

export type ConfidenceFeatureName = keyof typeof CONFIDENCE_FEATURES;

/** BM25 over the most that a passage could have which repeats every word of the question. */
function bm25({ bm25: score }: Candidate, { weights }: RankingContext): number {
  const whole = weights.reduce((sum, one) => sum + one, 0);
  return whole === 0 ? 0 : score / (whole * (BM25.d + BM25.k + 1));
}

/** The largest library that confidence was fitted on; what holds beyond is not known. */
const MOST_PASSAGES = 2_000;

/** Logarithm of the library's passages: the more there are, the closer the closest one comes by chance. */
function size(_best: Candidate, { index }: RankingContext): number {
  return Math.log(Math.min(index.size, MOST_PASSAGES)) / 10;
}

/** How close the question's words stand to one another; a single word is as close as can be. */
function proximity(best: Candidate, context: RankingContext): number {
  return context.weights.length === 1 ? coverage(best, context) : closePairs(best, context);
}

/** Share of the question's names that neither the passage nor its headings and neighbours hold. */
function missingNames(
  { termMatches, context: above, nearby }: Candidate,
  { question }: RankingContext,
): number {
  let names = 0;
  let missing = 0;
  question.terms.forEach(({ wordClass }, term) => {
    if (wordClass !== 'name') return;
    names += 1;
    if (Math.max(termMatches[term] ?? 0, above[term] ?? 0, nearby[term] ?? 0) === 0) missing += 1;
  });
  return names === 0 ? 0 : missing / names;
}

/** Share of the question that the section's heading holds beyond what the best sentence does. */
function heading(best: Candidate, context: RankingContext): number {
  return Math.max(0, headingShare(best, context) - bestSentence(best, context));
}

/** Share of the question that nothing here, above or around says, not even in nearly the same words. */
function missing(best: Candidate, context: RankingContext): number {
  const lacks = lacking(best, context);
  const whole = context.weights.reduce((sum, one) => sum + one, 0);
  return whole === 0 ? 0 : lacks.reduce((sum, one) => sum + one, 0) / whole;
}

/** The same of the weightiest such word, over the weightiest word of the question. */
function heaviestMissing(best: Candidate, context: RankingContext): number {
  const whole = Math.max(0, ...context.weights);
  return whole === 0 ? 0 : Math.max(0, ...lacking(best, context)) / whole;
}

/** By term of the question: its weight as far as the passage, its headings and neighbours lack it. */
function lacking(best: Candidate, context: RankingContext): number[] {
  const near = nearMatches(best, context).nearest;
  return Array.from(context.weights, (weight, term) => {
    const here = Math.max(best.termMatches[term] ?? 0, best.context[term] ?? 0, near[term] ?? 0);
    return weight * (1 - Math.max(here, 0.5 * (best.nearby[term] ?? 0)));
  });
}

/** Share of the question, by weight, in words that the library does not hold in any form. */
function unknown(_best: Candidate, { question, weights }: RankingContext): number {
  let sum = 0;
  let whole = 0;
  question.terms.forEach(({ alternatives }, term) => {
    const weight = weights[term] ?? 0;
    whole += weight;
    if (alternatives.length === 0) sum += weight;
  });
  return whole === 0 ? 0 : sum / whole;
}

/** 1 when the question asks for a kind of answer and no word of that kind stands near its words. */
function noAskedKind(best: Candidate, context: RankingContext): number {
  return context.question.asked !== 0 && answerNear(best, context) === 0 ? 1 : 0;
}

/** Words of the question that the passage holds: 0 for none, 1 for three, towards 2. */
function matches({ termMatches }: Candidate): number {
  const count = termMatches.reduce((sum, one) => sum + one, 0);
  return (2 * count) / (count + 3);
}
