import { CONFIDENCE_FEATURES, type ConfidenceFeatureName } from './confidence-features.ts';
import type { Pool } from './pool.ts';
import type { Ranked } from './ranking.ts';
import weights from './weights.json' with { type: 'json' };

/**
 * From this confidence on an answer counts as one. On questions of which nearly half have no answer in
 * the library, it lets about nine in ten of the answered ones through and one in ten of the others.
 */
export const THRESHOLD = 0.6;

export const CONFIDENCE_FEATURE_NAMES = Object.keys(
  CONFIDENCE_FEATURES,
) as readonly ConfidenceFeatureName[];

/** How likely the documents answer, judged by the best passage: in 0..1, 0 when no passage matches. */
export function confidenceOf(best: Ranked | undefined, pool: Pool): number {
  if (best === undefined) return 0;
  const sum = CONFIDENCE_FEATURE_NAMES.reduce(
    (all, name) => all + weights.confidence[name] * CONFIDENCE_FEATURES[name](best.candidate, pool),
    weights.confidence.constant,
  );
  return 1 / (1 + Math.exp(-sum));
}
