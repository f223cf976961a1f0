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

/**
 * The weights for other languages were fitted on whole sentences; where two or three words are asked, one that is
 * there says more. At 6, libraries of one article answer 0.3 to 1.6% of what they lack, at 99 1.3 to 17.5%.
 */
const FEWEST_WORDS = 6;

interface ByLanguage {
  /** For questions in English, and for those to libraries that hold some. */
  readonly english: Weights;
  /** For whole sentences in another language, asked of a library that no table of words is for. */
  readonly foreign: Weights;
}

const WORDS = byLanguage('words');
const ENCODED = byLanguage('encoded');

/**
 * Weights of their own where the encoder speaks, as the other features then say less; and confidence of its own
 * in other languages, where half of the features are silent.
 */
export function weightsFor({
  encoded,
  meaning,
  question,
}: Pick<RankingContext, 'encoded' | 'meaning' | 'question'>): Weights {
  const { english, foreign } = encoded === null ? WORDS : ENCODED;
  const isForeign = meaning === null && question.language !== 'en';
  return isForeign && question.words >= FEWEST_WORDS ? foreign : english;
}

function byLanguage(how: 'words' | 'encoded'): ByLanguage {
  const { languages, ...weights } = fitted[how];
  const foreign = fitted.foreign[how];
  return {
    english: { ...weights, languages: new Map(Object.entries(languages)) },
    foreign: {
      ...weights,
      confidence: foreign.confidence,
      languages: new Map(Object.entries(foreign.languages)),
    },
  };
}
