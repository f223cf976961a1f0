import type { Candidate } from './candidates.ts';
import { FEATURES, type FeatureName } from './features.ts';
import type { RankingContext } from './ranking-context.ts';
import weights from './weights.json' with { type: 'json' };

/** A candidate with its place in the ranking and what each feature added to it. */
export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
  /** Weight times value by feature; they sum up to `score`. */
  readonly features: Readonly<Record<FeatureName, number>>;
}

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];

/** Orders candidates by the weighted sum of their features; equal ones in the library's order. */
export function rank(candidates: readonly Candidate[], pool: RankingContext): Ranked[] {
  return candidates
    .map((candidate) => score(candidate, pool))
    .sort((a, b) => b.score - a.score || a.candidate.passage - b.candidate.passage);
}

function score(candidate: Candidate, pool: RankingContext): Ranked {
  const features = {} as Record<FeatureName, number>;
  let sum = 0;
  for (const name of FEATURE_NAMES) {
    const contribution = weights.ranking[name] * FEATURES[name](candidate, pool);
    features[name] = contribution;
    sum += contribution;
  }
  return { candidate, score: sum, features };
}
