import { bestSentence, context, coverage } from './features.ts';
import type { LibraryIndex } from './library-index.ts';
import { poolOf } from './pool.ts';
import type { Question } from './question.ts';
import type { Ranked } from './ranking.ts';

/** Below it, the documents count as silent. */
export const THRESHOLD = 0.5;

/** How likely the best passage answers, in 0..1; 0 without any. */
export function confidenceOf(
  ranked: readonly Ranked[],
  question: Question,
  index: LibraryIndex,
): number {
  const best = ranked[0];
  if (best === undefined || question.terms.length === 0) return 0;
  const pool = poolOf([best.candidate], question, index);
  const known = coverage(best.candidate, pool) + 0.5 * context(best.candidate, pool);
  return 1 / (1 + Math.exp(-(8 * known + 3 * bestSentence(best.candidate, pool) - 5.5)));
}
