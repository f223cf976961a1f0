import type { QuestionEncoding } from '../encoder/question-encoding.ts';
import type { Candidate } from './candidates.ts';

/** How near the candidates come to the question as whole texts. */
export interface EncodedCandidates {
  /** By number of the passage. */
  readonly passages: NearestOf;
  /** The same of the nearest sentence of each. */
  readonly sentences: NearestOf;
}

/** Cosines by passage, with the greatest and the second greatest of them; 0 where there is none. */
export interface NearestOf {
  readonly cosine: ReadonlyMap<number, number>;
  readonly best: number;
  readonly second: number;
}

export function encodedCandidates(
  candidates: readonly Candidate[],
  encoding: QuestionEncoding,
): EncodedCandidates {
  return {
    passages: nearestOf(candidates, encoding.cosineWith),
    sentences: nearestOf(candidates, encoding.sentenceCosine),
  };
}

function nearestOf(
  candidates: readonly Candidate[],
  cosineOf: (passage: number) => number,
): NearestOf {
  const cosine = new Map(candidates.map(({ passage }) => [passage, cosineOf(passage)] as const));
  const [best = 0, second = 0] = [...cosine.values()].sort((a, b) => b - a);
  return { cosine, best, second };
}
