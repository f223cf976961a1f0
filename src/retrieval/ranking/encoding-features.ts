import type { Candidate } from './candidates.ts';
import type { RankingContext } from './ranking-context.ts';

/** Cosine of the vectors of the question and of the passage with its headings, as whole texts. */
export function encoding({ passage }: Candidate, { encoded }: RankingContext): number {
  return encoded?.cosine.get(passage) ?? 0;
}

/** How fast a candidate's share falls with its distance to the nearest one. */
const FALL_OFF = 12;

/** 1 for the candidate that is nearest to the question as a whole text, towards 0 for those further off. */
export function encodingShare(candidate: Candidate, pool: RankingContext): number {
  if (pool.encoded === null) return 0;
  return Math.exp(FALL_OFF * (encoding(candidate, pool) - pool.encoded.best));
}

/** How much nearer the candidate is than the nearest other one; below 0 when another is nearer. */
export function encodingLead(candidate: Candidate, pool: RankingContext): number {
  if (pool.encoded === null) return 0;
  const { best, second } = pool.encoded;
  const own = encoding(candidate, pool);
  return own - (own === best ? second : best);
}

/** Cosine of the nearest candidate. */
export function nearestEncoding(_best: Candidate, { encoded }: RankingContext): number {
  return encoded?.best ?? 0;
}
