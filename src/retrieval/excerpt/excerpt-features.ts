import { inverseFrequency } from '../index/bm25.ts';
import { answerNearWithin } from '../ranking/answer-evidence.ts';
import {
  type Candidate,
  type Occurrence,
  placesByTerm,
  type TermWeights,
} from '../ranking/candidates.ts';
import { bestCoverage, weightedCoverage } from '../ranking/coverage.ts';
import { closePairs } from '../ranking/pair-evidence.ts';
import type { RankingContext } from '../ranking/ranking-context.ts';
import type { Window } from './excerpt-windows.ts';

/** A window with the tokens of its passage that stand in it. */
export interface ScoredWindow {
  readonly window: Window;
  readonly candidate: Candidate;
  readonly context: RankingContext;
  readonly occurrences: readonly Occurrence[];
  /** First token and the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** What speaks for a window's holding the answer, by name, about 0 to 1. */
export const EXCERPT_FEATURES = {
  rare,
  rareHere,
  proximity,
  answerNear,
  answerKind,
  whole,
} as const satisfies Record<string, (scored: ScoredWindow) => number>;

export type ExcerptFeatureName = keyof typeof EXCERPT_FEATURES;

/** What of the candidate stands in the window. */
export function scoreWindow(
  window: Window,
  candidate: Candidate,
  context: RankingContext,
): ScoredWindow {
  const { firstToken, start } = candidate.segment.terms;
  const stop = firstToken[candidate.local + 1] ?? 0;
  let first = firstToken[candidate.local] ?? 0;
  while (first < stop && (start[first] ?? 0) < window.start) first += 1;
  let end = first;
  while (end < stop && (start[end] ?? 0) < window.end) end += 1;
  const occurrences = candidate.occurrences.filter(({ token }) => token >= first && token < end);
  return { window, candidate, context, occurrences, first, end };
}

/** Share of the question in one sentence, words weighted by how few of the candidates hold them. */
function rare({ occurrences, context }: ScoredWindow): number {
  const sentences = Array.from(new Set(occurrences.map(({ sentence }) => sentence)), (number) =>
    termMatchesIn(
      occurrences.filter(({ sentence }) => sentence === number),
      context,
    ),
  );
  return bestCoverage(sentences, context.rarity);
}

/** How closely the question's words surround a word of the asked kind in the window. */
function answerNear({ occurrences, context, candidate, first, end }: ScoredWindow): number {
  return answerNearWithin({ terms: candidate.segment.terms, first, end }, occurrences, context);
}

/** Whether the window holds a word of the asked kind that the question lacks. */
function answerKind({ occurrences, context, candidate, first, end }: ScoredWindow): number {
  const { kinds } = candidate.segment.terms;
  const matched = new Set(occurrences.map(({ token }) => token));
  for (let token = first; token < end; token += 1) {
    const kind = (kinds[token] ?? 0) & context.question.asked;
    if (kind !== 0 && !matched.has(token)) return 1;
  }
  return 0;
}

/** Share of the question, words weighted by how few sentences of the passage hold them. */
function rareHere({ occurrences, context, candidate }: ScoredWindow): number {
  const { sentences } = candidate;
  const rarity = context.weights.map((weight, term) => {
    const holding = sentences.filter((termMatches) => (termMatches[term] ?? 0) > 0).length;
    return holding === 0 ? 0 : weight * inverseFrequency(sentences.length, holding);
  });
  return weightedCoverage(termMatchesIn(occurrences, context), rarity);
}

/** How close the question's words stand to one another in the window. */
function proximity({ occurrences, context }: ScoredWindow): number {
  return closePairs({ places: placesByTerm(occurrences, context.weights.length) }, context);
}

/** Whether it is made of whole sentences. */
function whole({ window }: ScoredWindow): number {
  return window.whole ? 1 : 0;
}

function termMatchesIn(occurrences: readonly Occurrence[], context: RankingContext): TermWeights {
  const termMatches = new Float64Array(context.weights.length);
  for (const { term, weight } of occurrences)
    termMatches[term] = Math.max(termMatches[term] ?? 0, weight);
  return termMatches;
}
