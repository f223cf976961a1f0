import type { Candidate } from './candidates.ts';
import type { LibraryIndex } from './library-index.ts';
import type { Question } from './question.ts';

/** What features may look at beside the candidate. */
export interface Pool {
  readonly question: Question;
  readonly index: LibraryIndex;
  readonly bestBm25: number;
  /** Sum of the question's weights, above 0. */
  readonly whole: number;
}

export function poolOf(
  candidates: readonly Candidate[],
  question: Question,
  index: LibraryIndex,
): Pool {
  const whole = question.terms.reduce((sum, { weight }) => sum + weight, 0);
  return { question, index, bestBm25: candidates[0]?.bm25 ?? 1, whole: whole || 1 };
}

export type FeatureName = 'bm25' | 'coverage' | 'sentence' | 'context';

/** The features in the order in which they are explained. */
export const FEATURES: readonly (readonly [
  FeatureName,
  (candidate: Candidate, pool: Pool) => number,
])[] = [
  ['bm25', bm25],
  ['coverage', coverage],
  ['sentence', sentence],
  ['context', context],
];

/** BM25 relative to the best candidate's. */
export function bm25(candidate: Candidate, { bestBm25 }: Pool): number {
  return candidate.bm25 / bestBm25;
}

/** Share of the question, by weight, that the passage holds. */
export function coverage({ occurrences }: Candidate, { question, whole }: Pool): number {
  const best = new Float64Array(question.terms.length);
  for (const { term, weight } of occurrences) best[term] = Math.max(best[term] ?? 0, weight);
  return (
    question.terms.reduce((sum, { weight }, term) => sum + weight * (best[term] ?? 0), 0) / whole
  );
}

/** The same within the best single sentence. */
export function sentence(candidate: Candidate, pool: Pool): number {
  let best = 0;
  for (let s = 0; s < candidate.sentences; s += 1) {
    const occurrences = candidate.occurrences.filter((one) => one.sentence === s);
    best = Math.max(best, coverage({ ...candidate, occurrences }, pool));
  }
  return best;
}

/** Share of the question that only the title and headings hold. */
export function context(candidate: Candidate, { question, whole }: Pool): number {
  const held = new Set(candidate.occurrences.map(({ term }) => term));
  const added = question.terms.reduce(
    (sum, { weight }, term) => sum + (held.has(term) ? 0 : weight * (candidate.context[term] ?? 0)),
    0,
  );
  return added / whole;
}
