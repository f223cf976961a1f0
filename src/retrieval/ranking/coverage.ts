import type { TermWeights } from './candidates.ts';

/**
 * Weighted share of the question that is held at least so surely, in 0..1; 0 when nothing has weight.
 */
export function weightedCoverage(
  termMatches: TermWeights,
  weights: TermWeights,
  least = 0,
): number {
  return weightedShare(weights, (term) => {
    const sure = termMatches[term] ?? 0;
    return sure >= least ? sure : 0;
  });
}

/** Weighted share of the question that one or the other holds, in 0..1. */
export function coverageTogether(
  one: TermWeights,
  other: TermWeights,
  weights: TermWeights,
): number {
  return weightedShare(weights, (term) => Math.max(one[term] ?? 0, other[term] ?? 0));
}

/** Weighted share of the question that `elsewhere` holds and `termMatches` does not, in 0..1. */
export function coverageMissing(
  termMatches: TermWeights,
  elsewhere: TermWeights,
  weights: TermWeights,
): number {
  return weightedShare(weights, (term) => (termMatches[term] === 0 ? (elsewhere[term] ?? 0) : 0));
}

/** The mean by weight of what `held` gives for each term; 0 when nothing has weight. */
function weightedShare(weights: TermWeights, held: (term: number) => number): number {
  let sum = 0;
  let whole = 0;
  for (let term = 0; term < weights.length; term += 1) {
    const weight = weights[term] ?? 0;
    sum += weight * held(term);
    whole += weight;
  }
  return whole === 0 ? 0 : sum / whole;
}

/** The number of the first sentence that covers the most; -1 where none covers anything. */
export function bestSentenceNumber(
  sentences: readonly TermWeights[],
  weights: TermWeights,
): number {
  let best = -1;
  let most = 0;
  for (const [number, termMatches] of sentences.entries()) {
    const covered = weightedCoverage(termMatches, weights);
    if (covered <= most) continue;
    best = number;
    most = covered;
  }
  return best;
}

/** The highest {@link weightedCoverage} among the sentences of a passage. */
export function bestCoverage(
  sentences: readonly TermWeights[],
  weights: TermWeights,
  least = 0,
): number {
  let best = 0;
  for (const termMatches of sentences)
    best = Math.max(best, weightedCoverage(termMatches, weights, least));
  return best;
}
