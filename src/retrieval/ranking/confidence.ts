import { KIND } from '../terms/token-answer-types.ts';
import { answerNear } from './answer-evidence.ts';
import type { Candidate } from './candidates.ts';
import { CONFIDENCE_FEATURES, type ConfidenceFeatureName } from './confidence-features.ts';
import type { Ranked } from './ranking.ts';
import type { RankingContext } from './ranking-context.ts';
import weights from './weights.json' with { type: 'json' };

/**
 * From this confidence on an answer counts as one. A wrong answer is taken to cost three times what
 * silence costs where there is an answer; with that, this threshold costs least on articles that the
 * weights were not fitted on (`fit.ts`, libraries of 40 to 2,000 passages): it lets nine in ten of the
 * answered questions through and, in a large library, seven in a hundred of the others.
 */
export const THRESHOLD = 0.75;

export const CONFIDENCE_FEATURE_NAMES = Object.keys(
  CONFIDENCE_FEATURES,
) as readonly ConfidenceFeatureName[];

/** How likely the documents answer, judged by the best passage: in 0..1, 0 when no passage matches. */
export function confidenceOf(best: Ranked | undefined, pool: RankingContext): number {
  if (best === undefined) return 0;
  const sum = CONFIDENCE_FEATURE_NAMES.reduce(
    (all, name) => all + weights.confidence[name] * CONFIDENCE_FEATURES[name](best.candidate, pool),
    weights.confidence.constant,
  );
  const plainlyNot = holdsOnlyNames(best.candidate, pool) || lacksNumber(best.candidate, pool);
  return ((plainlyNot ? NO_ANSWER : 1) * trust(pool.question.repeated)) / (1 + Math.exp(-sum));
}

/** Keeps below the threshold what cannot be an answer, however well it matches. */
const NO_ANSWER = 0.7;

/**
 * Whether the passage and what stands around it hold names of the question and none of its other words:
 * it is about the same thing and says nothing of what was asked ("What is the capital of South Korea?").
 * Of right answers in a large library 1.7% are like that, of confident wrong ones twice as many, and in
 * a library of a few documents most. Too seldom for the regression to see, too plain to let pass.
 */
function holdsOnlyNames(
  { termMatches, context, nearby }: Candidate,
  { question }: RankingContext,
): boolean {
  const others = question.terms.flatMap(({ wordClass }, term) =>
    wordClass === 'name' ? [] : [term],
  );
  const isMissing = (term: number) =>
    Math.max(termMatches[term] ?? 0, context[term] ?? 0, nearby[term] ?? 0) === 0;
  return others.length > 0 && others.every(isMissing);
}

/**
 * Whether a number is asked for and the passage holds none ("How many people live there?"). Of the
 * right answers to such questions in a large library 1% are like that. In English only: elsewhere
 * numbers in words are not known.
 */
function lacksNumber(best: Candidate, pool: RankingContext): boolean {
  const { asked, language } = pool.question;
  return language === 'en' && (asked & KIND.number) !== 0 && answerNear(best, pool) === 0;
}

/** Words that may be repeated without harm: "the largest city of the largest country". */
const USUAL_REPETITION = 1 / 3;

/** In 0..1: "famine famine famine" says less than it seems to, as each word counts once. */
function trust(repeated: number): number {
  return Math.min(1, (1 - repeated) / (1 - USUAL_REPETITION));
}
