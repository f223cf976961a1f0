import { KIND } from '../terms/token-answer-types.ts';
import { answerNear } from './answer-evidence.ts';
import type { Candidate } from './candidates.ts';
import { CONFIDENCE_FEATURES, type ConfidenceFeatureName } from './confidence-features.ts';
import type { Ranked } from './ranking.ts';
import type { RankingContext } from './ranking-context.ts';
import { weightsFor } from './weights.ts';

/**
 * From this confidence on an answer counts as one. Chosen so that on communities that the weights were not
 * fitted on no more is posted that is wrong, or that the documents do not answer, than by version 0.1.0, and
 * a third more that is right; `fit.ts` prints the table of thresholds.
 */
export const THRESHOLD = 0.7;

export const CONFIDENCE_FEATURE_NAMES = Object.keys(
  CONFIDENCE_FEATURES,
) as readonly ConfidenceFeatureName[];

/** A question that stands in the documents as a heading, word for word, is answered by what is below it. */
const STANDS_THERE = 0.95;

/** Candidates, from the best on, that the best one's share is measured against. */
const RIVALS = 20;

/**
 * How likely the best of the ranked passages answers, in 0..1; 0 when no passage matches. `ranked` with
 * the best first.
 */
export function confidenceOf(ranked: readonly Ranked[], context: RankingContext): number {
  const [best] = ranked;
  if (best === undefined) return 0;
  if (context.question.below.has(best.candidate.passage)) return STANDS_THERE;
  const { confidence: weights, languages } = weightsFor(context);
  const sum = CONFIDENCE_FEATURE_NAMES.reduce(
    (all, name) => all + weights[name] * CONFIDENCE_FEATURES[name](best.candidate, context),
    weights.constant + weights.lead * leadOf(ranked),
  );
  const plainlyNot =
    holdsOnlyNames(best.candidate, context) || lacksNumber(best.candidate, context);
  const language = languageOffset(languages, context.question.language);
  const logit = sum + language;
  return ((plainlyNot ? NO_ANSWER : 1) * trust(context.question.repeated)) / (1 + Math.exp(-logit));
}

/** The best passage's share of the choice: its softmax among its rivals, in 0..1. */
export function leadOf(ranked: readonly { readonly score: number }[]): number {
  const best = ranked[0]?.score ?? 0;
  const sum = ranked
    .slice(0, RIVALS)
    .reduce((all, { score }) => all + Math.exp(Math.max(-30, score - best)), 0);
  return sum === 0 ? 0 : 1 / sum;
}

/** What is added for a language in which fewer features speak; the mean of those measured for another. */
function languageOffset(offsets: ReadonlyMap<string, number>, language: string): number {
  return offsets.get(language) ?? offsets.get('other') ?? 0;
}

/** Keeps below the threshold what cannot be an answer, however well it matches. */
const NO_ANSWER = 0.8 * THRESHOLD;

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
function lacksNumber(best: Candidate, context: RankingContext): boolean {
  const { asked, language } = context.question;
  return language === 'en' && (asked & KIND.number) !== 0 && answerNear(best, context) === 0;
}

/** Words that may be repeated without harm: "the largest city of the largest country". */
const USUAL_REPETITION = 1 / 3;

/** In 0..1: "famine famine famine" says less than it seems to, as each word counts once. */
function trust(repeated: number): number {
  return Math.min(1, (1 - repeated) / (1 - USUAL_REPETITION));
}
