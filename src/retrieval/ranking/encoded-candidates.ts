import type { QuestionEncoding } from '../encoder/question-encoding.ts';
import type { Candidate } from './candidates.ts';

/** How near the candidates come to the question as whole texts. */
export interface EncodedCandidates {
  /** Cosine by number of the passage. */
  readonly cosine: ReadonlyMap<number, number>;
  /** The greatest of them, and the next; 0 where there is none. */
  readonly best: number;
  readonly second: number;
}

export function encodedCandidates(
  candidates: readonly Candidate[],
  encoding: QuestionEncoding,
): EncodedCandidates {
  const cosine = new Map(
    candidates.map(({ passage }) => [passage, encoding.cosineWith(passage)] as const),
  );
  const [best = 0, second = 0] = [...cosine.values()].sort((a, b) => b - a);
  return { cosine, best, second };
}
