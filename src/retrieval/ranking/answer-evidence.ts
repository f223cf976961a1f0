import type { PassageTerms } from '../terms/passage-terms.ts';
import type { Candidate, Occurrence } from './candidates.ts';
import { bestSentenceNumber, weightedCoverage } from './coverage.ts';
import type { RankingContext } from './ranking-context.ts';

/**
 * Whether the best sentence holds a word of the kind that is asked for and is not in the question. In
 * English only: elsewhere kinds are known too poorly for a verdict and only `answerNear` uses them.
 */
export function holdsAskedKind(candidate: Candidate, context: RankingContext): number {
  if (context.question.asked === 0 || context.question.language !== 'en') return 0;
  const best = bestSentenceNumber(candidate.sentences, context.weights);
  return best >= 0 && sentenceHoldsKind(candidate, best, context) ? 1 : 0;
}

/** Whether sentence `number` of the candidate holds a word of the asked kind that the question lacks. */
function sentenceHoldsKind(
  candidate: Candidate,
  number: number,
  { question }: RankingContext,
): boolean {
  const { firstSentence, sentenceToken, kinds } = candidate.segment.terms;
  const sentence = (firstSentence[candidate.local] ?? 0) + number;
  const stop = sentenceToken[sentence + 1] ?? 0;
  const matched = matchedTokens(candidate);
  for (let token = sentenceToken[sentence] ?? 0; token < stop; token += 1) {
    if (((kinds[token] ?? 0) & question.asked) !== 0 && !matched.has(token)) return true;
  }
  return false;
}

/** Words apart at which a question's word counts half for a possible answer. */
const HALF_AT = 5;

/**
 * How closely the question's words surround the best possible answer: share of the question, each word
 * discounted by its distance from a word of the asked kind.
 */
export function answerNear(candidate: Candidate, context: RankingContext): number {
  if (context.question.asked === 0) return 0;
  const { segment, local, occurrences } = candidate;
  const { terms } = segment;
  const [first, end] = [terms.firstToken[local] ?? 0, terms.firstToken[local + 1] ?? 0];
  return answerNearWithin({ terms, first, end }, occurrences, context);
}

/** Tokens of a passage: of all those of its segment the ones from `first` to before `end`. */
interface TokenRange {
  readonly terms: PassageTerms;
  readonly first: number;
  readonly end: number;
}

/** The same of some tokens, with the question's words among them. */
export function answerNearWithin(
  { terms, first, end }: TokenRange,
  occurrences: readonly Occurrence[],
  { question, weights }: RankingContext,
): number {
  const { kinds, position } = terms;
  const near = new Float64Array(weights.length);
  let best = 0;
  let next = 0;
  for (let token = first; token < end; token += 1) {
    if (((kinds[token] ?? 0) & question.asked) === 0) continue;
    while ((occurrences[next]?.token ?? end) < token) next += 1;
    if (occurrences[next]?.token === token) continue;
    near.fill(0);
    for (const occurrence of occurrences) {
      const distance = Math.abs(occurrence.position - (position[token] ?? 0));
      const worth = occurrence.weight / (1 + distance / HALF_AT);
      if (worth > (near[occurrence.term] ?? 0)) near[occurrence.term] = worth;
    }
    best = Math.max(best, weightedCoverage(near, weights));
  }
  return best;
}

function matchedTokens({ occurrences }: Candidate): Set<number> {
  return new Set(occurrences.map(({ token }) => token));
}
