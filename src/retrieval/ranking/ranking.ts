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

/** Features that compare every word with every word, and are worked out for the likeliest alone. */
const COSTLY: ReadonlySet<FeatureName> = new Set(['nearWords', 'nearSentence']);
const CHEAP_NAMES = FEATURE_NAMES.filter((name) => !COSTLY.has(name));

/** Candidates that the costly features are worked out for, the likeliest by the others. */
const LOOKED_AT_CLOSELY = 24;

/** Orders candidates by the weighted sum of their features; equal ones in the library's order. */
export function rank(candidates: readonly Candidate[], pool: RankingContext): Ranked[] {
  const first = candidates
    .map((candidate) => add(CHEAP_NAMES, { candidate, score: 0, features: NONE }, pool))
    .sort(byScore);
  const closely = first
    .slice(0, LOOKED_AT_CLOSELY)
    .map((one) => add([...COSTLY], one, pool))
    .sort(byScore);
  return [...closely, ...first.slice(LOOKED_AT_CLOSELY)];
}

function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.candidate.passage - b.candidate.passage;
}

const NONE = Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])) as Ranked['features'];

/** The candidate with what these features add. */
function add(names: readonly FeatureName[], ranked: Ranked, pool: RankingContext): Ranked {
  const features: Record<FeatureName, number> = { ...ranked.features };
  let { score } = ranked;
  for (const name of names) {
    const contribution = weights.ranking[name] * FEATURES[name](ranked.candidate, pool);
    features[name] = contribution;
    score += contribution;
  }
  return { candidate: ranked.candidate, score, features };
}
