import { SAME_WORD } from '../question/expand-term.ts';
import { headingTermsOf } from '../terms/heading-terms.ts';
import type { Candidate, TermWeights } from './candidates.ts';
import { weightedCoverage } from './coverage.ts';
import type { RankingContext } from './ranking-context.ts';

/** What a passage says of a question when words of like meaning count in part. */
interface NearMatches {
  /**
   * By term of the question that neither the passage nor its headings hold: how near in meaning the
   * nearest word is that they hold, in 0..1; 0 for the others, and without word vectors.
   */
  readonly nearest: TermWeights;
  /** Share of the question, by weight, that one sentence and the headings hold together, in 0..1. */
  readonly sentence: number;
}

const known = new WeakMap<Candidate, NearMatches>();

/** What a candidate says of the question in words of like meaning; worked out once for each. */
export function nearMatches(candidate: Candidate, context: RankingContext): NearMatches {
  const before = known.get(candidate);
  if (before !== undefined) return before;
  const { segment, local, context: headingMatches, sentences } = candidate;
  const { meaning, weights } = context;
  const { terms, headingTerms } = segment;
  const above = Float64Array.from(weights, (_, number) => headingMatches[number] ?? 0);
  const nearest = new Float64Array(weights.length);
  const bySentence = sentences.map((termMatches) => termMatches.slice());
  const firstSentence = terms.firstSentence[local] ?? 0;
  const lacking = lackedTerms(candidate);
  if (meaning !== null && lacking.length > 0) {
    for (const term of headingTermsOf(headingTerms, local)) {
      const near = meaning.nearTo(term);
      if (near !== null) raiseThose(lacking, above, near);
    }
    raiseThose(lacking, nearest, above);
    for (const [at, termMatches] of bySentence.entries()) {
      const end = terms.sentenceToken[firstSentence + at + 1] ?? 0;
      for (let token = terms.sentenceToken[firstSentence + at] ?? 0; token < end; token += 1) {
        const near = meaning.nearTo(terms.term[token] ?? 0);
        if (near === null) continue;
        raiseThose(lacking, nearest, near);
        raiseThose(lacking, termMatches, near);
      }
    }
  }
  let sentence = 0;
  for (const termMatches of bySentence) {
    for (let number = 0; number < termMatches.length; number += 1)
      raise(termMatches, number, above[number] ?? 0);
    sentence = Math.max(sentence, weightedCoverage(termMatches, weights));
  }
  const found = { nearest, sentence };
  known.set(candidate, found);
  return found;
}

/** The terms of the question that neither the passage nor its headings hold. */
function lackedTerms({ termMatches, context }: Candidate): number[] {
  const lacked: number[] = [];
  for (let number = 0; number < termMatches.length; number += 1) {
    if (Math.max(termMatches[number] ?? 0, context[number] ?? 0) < SAME_WORD) lacked.push(number);
  }
  return lacked;
}

function raiseThose(
  numbers: readonly number[],
  termMatches: TermWeights,
  weights: TermWeights,
): void {
  for (const number of numbers) raise(termMatches, number, weights[number] ?? 0);
}

function raise(termMatches: TermWeights, term: number, weight: number): void {
  if (weight > (termMatches[term] ?? 0)) termMatches[term] = weight;
}

/** Share of the question that is missing here and above, by the nearest word that is there. */
export function nearWords(candidate: Candidate, context: RankingContext): number {
  return weightedCoverage(nearMatches(candidate, context).nearest, context.weights);
}

/** Share of the question that one sentence and the headings above it say, words of like meaning in part. */
export function nearSentence(candidate: Candidate, context: RankingContext): number {
  return nearMatches(candidate, context).sentence;
}
