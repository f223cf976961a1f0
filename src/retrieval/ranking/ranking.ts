import type { Candidate } from './candidates.ts';
import { FEATURES, type FeatureName } from './features.ts';
import type { RankingContext } from './ranking-context.ts';
import { weightsFor } from './weights.ts';

/** A candidate with its place in the ranking and what each feature added to it. */
export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
  /** Weight times value, in the order of `FEATURE_NAMES`; they sum up to `score`. */
  readonly parts: Float64Array;
}

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];

/** What each feature added to the score, by name. */
export function partsByName({ parts }: Ranked): Readonly<Record<FeatureName, number>> {
  const named = FEATURE_NAMES.map((name, at) => [name, parts[at] ?? 0]);
  return Object.fromEntries(named) as Record<FeatureName, number>;
}

/** Features that compare every word with every word, and are worked out for the likeliest alone. */
const COSTLY: ReadonlySet<FeatureName> = new Set(['nearWords', 'nearSentence']);
const NUMBERED = FEATURE_NAMES.map((name, at) => {
  return { at, isCostly: COSTLY.has(name), value: FEATURES[name] };
});
const FIRST = NUMBERED.filter(({ isCostly }) => !isCostly);
const THEN = NUMBERED.filter(({ isCostly }) => isCostly);

/** Candidates that the costly features are worked out for, the likeliest by the others. */
const LOOKED_AT_CLOSELY = 24;

/** Orders candidates by the weighted sum of their features; equal ones in the library's order. */
export function rank(candidates: readonly Candidate[], context: RankingContext): Ranked[] {
  const { ranking } = weightsFor(context);
  const weights = Float64Array.from(FEATURE_NAMES, (name) => ranking[name]);
  const first = candidates
    .map((candidate) => {
      const parts = new Float64Array(NUMBERED.length);
      return { candidate, score: add(FIRST, 0, { parts, weights }, candidate, context), parts };
    })
    .sort(byScore);
  const closely = first
    .slice(0, LOOKED_AT_CLOSELY)
    .map(({ candidate, score, parts }) => {
      return { candidate, score: add(THEN, score, { parts, weights }, candidate, context), parts };
    })
    .sort(byScore);
  return [...closely, ...first.slice(LOOKED_AT_CLOSELY)];
}

function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.candidate.passage - b.candidate.passage;
}

/** The score with what these features add to it, each put into `parts`. */
function add(
  features: typeof NUMBERED,
  before: number,
  { parts, weights }: { readonly parts: Float64Array; readonly weights: Float64Array },
  candidate: Candidate,
  context: RankingContext,
): number {
  let score = before;
  for (const { at, value } of features) {
    const part = (weights[at] ?? 0) * value(candidate, context);
    parts[at] = part;
    score += part;
  }
  return score;
}
