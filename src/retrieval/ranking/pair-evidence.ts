import { SAME_WORD } from '../question/expand-term.ts';
import { type Candidate, placesByTerm } from './candidates.ts';
import type { RankingContext } from './ranking-context.ts';

/** Words that may stand between two that follow one another in the question. */
const SLACK = 1;

/**
 * Share, by weight, of the pairs of neighbours in the question that stand together in the passage too,
 * in the same order and at most one word further apart.
 */
export function phrasePairs({ places }: Candidate, { question, weights }: RankingContext): number {
  let sum = 0;
  let whole = 0;
  for (let term = 0; term + 1 < weights.length; term += 1) {
    const weight = Math.min(weights[term] ?? 0, weights[term + 1] ?? 0);
    whole += weight;
    const gap = (question.terms[term + 1]?.position ?? 0) - (question.terms[term]?.position ?? 0);
    if (follow(places[term] ?? [], places[term + 1] ?? [], gap + SLACK)) sum += weight;
  }
  return whole === 0 ? 0 : sum / whole;
}

/** Words apart at which a pair is worth half. */
const HALF_AT = 5;

/**
 * How close the question's words stand to one another: every pair by the product of its weights and
 * its least distance (Büttcher, Clarke and Lushman 2006 sum such pairs into BM25), over the same with
 * all pairs adjacent.
 */
export function closePairs(
  { places }: Pick<Candidate, 'places'>,
  { weights }: RankingContext,
): number {
  let sum = 0;
  let whole = 0;
  for (let one = 0; one < weights.length; one += 1) {
    for (let other = one + 1; other < weights.length; other += 1) {
      const weight = (weights[one] ?? 0) * (weights[other] ?? 0);
      whole += weight;
      const distance = leastDistance(places[one] ?? [], places[other] ?? []);
      if (distance !== null) sum += weight / (1 + Math.max(0, distance - 1) / (HALF_AT - 1));
    }
  }
  return whole === 0 ? 0 : sum / whole;
}

/** Beside a pair of content words, what one with a stop word tells. */
const WITH_STOP_WORD = 0.65;

/**
 * Share of the question's pairs of neighbouring words, stop words included, that the passage repeats as
 * they are: "in the war" and "at war" are not the same.
 */
export function wordPairs(candidate: Candidate, { question }: RankingContext): number {
  const { occurrences, segment } = candidate;
  const same = occurrences.filter(({ weight }) => weight >= SAME_WORD);
  const isAll = same.length === occurrences.length;
  const places = isAll ? candidate.places : placesByTerm(same, question.terms.length);
  const { stopBefore, stopAfter } = segment.terms;
  let sum = 0;
  let whole = 0;
  for (const { first, second } of question.pairs) {
    const worth = first.term === null || second.term === null ? WITH_STOP_WORD : 1;
    whole += worth;
    const found =
      first.term !== null && second.term !== null
        ? follow(places[first.term] ?? [], places[second.term] ?? [], 1)
        : same.some(({ term, token }) =>
            first.term === null
              ? term === second.term && stopBefore[token] === first.stop
              : term === first.term && stopAfter[token] === second.stop,
          );
    if (found) sum += worth;
  }
  return whole === 0 ? 0 : sum / whole;
}

/** Whether some place of `second` comes 1 to `furthest` words after one of `first`. */
function follow(first: readonly number[], second: readonly number[], furthest: number): boolean {
  if (first.length === 0 || second.length === 0) return false;
  return first.some((from) => second.some((to) => to > from && to - from <= furthest));
}

/** Both ascending: one walk over the two. */
function leastDistance(first: readonly number[], second: readonly number[]): number | null {
  let best: number | null = null;
  let i = 0;
  let j = 0;
  for (;;) {
    const one = first[i];
    const other = second[j];
    if (one === undefined || other === undefined) return best;
    const distance = Math.abs(one - other);
    if (best === null || distance < best) best = distance;
    if (one < other) i += 1;
    else j += 1;
  }
}
