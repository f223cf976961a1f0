import type { ConfidenceFeatureName } from './confidence-features.ts';
import type { FeatureName } from './features.ts';
import type { RankingContext } from './ranking-context.ts';
import fitted from './weights.json' with { type: 'json' };

/** What ranking and confidence were fitted to; `tests/benchmarks/retrieval/fit.ts` makes it. */
interface Weights {
  readonly ranking: Readonly<Record<FeatureName, number>>;
  readonly confidence: Readonly<Record<ConfidenceFeatureName | 'lead' | 'constant', number>>;
  /** What is added to confidence, by language (ISO 639-1) or `other`. */
  readonly languages: ReadonlyMap<string, number>;
}

const WORDS = withLanguages(fitted.words);
const ENCODED = withLanguages(fitted.encoded);

/** Weights of their own where the encoder speaks, as the other features then say less. */
export function weightsFor({ encoded }: Pick<RankingContext, 'encoded'>): Weights {
  return encoded === null ? WORDS : ENCODED;
}

function withLanguages(one: typeof fitted.words): Weights {
  return { ...one, languages: new Map(Object.entries(one.languages)) };
}
