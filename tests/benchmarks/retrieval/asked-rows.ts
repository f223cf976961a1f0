import { CONFIDENCE_FEATURE_NAMES, leadOf } from '../../../src/retrieval/ranking/confidence.ts';
import { CONFIDENCE_FEATURES } from '../../../src/retrieval/ranking/confidence-features.ts';
import { FEATURES } from '../../../src/retrieval/ranking/features.ts';
import { FEATURE_NAMES } from '../../../src/retrieval/ranking/ranking.ts';
import { dot } from './logistic.ts';
import { look, type Trial } from './training-set.ts';

/** A question as the fit sees it: features of its candidates, and which of them are right. */
export interface AskedRows {
  readonly id: string;
  /** The community or article that is left out together. */
  readonly group: string;
  readonly kind: string;
  readonly answerable: boolean;
  readonly isField: boolean;
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  /** What confidence sees of each candidate, should it come first. */
  readonly confidence: readonly Float64Array[];
}

/** Features whose weight is set and not fitted. */
const SET: ReadonlySet<string> = new Set(['exactHeading']);
export const FITTED = FEATURE_NAMES.filter((name) => !SET.has(name));

/** Candidates below hold no right passage often enough to matter and slow the fit down. */
const MOST_CANDIDATES = 60;

export function rowsOf(
  text: string,
  about: Pick<AskedRows, 'id' | 'group' | 'kind' | 'answerable' | 'isField'>,
  isRight: (passage: number) => boolean,
  trial: Trial,
  encoded?: Float32Array,
): AskedRows {
  const { candidates, context } = look(text, trial, encoded);
  const kept = candidates.slice(0, MOST_CANDIDATES);
  return {
    ...about,
    rows: kept.map((one) => Float64Array.from(FITTED, (name) => FEATURES[name](one, context))),
    right: kept.map(({ passage }) => isRight(passage)),
    confidence: kept.map((one) =>
      Float64Array.from(CONFIDENCE_FEATURE_NAMES, (name) =>
        CONFIDENCE_FEATURES[name](one, context),
      ),
    ),
  };
}

/** Places of the candidates, the best first, under these ranking weights. */
export function orderOf(
  { rows }: AskedRows,
  weights: Float64Array,
): { place: number; score: number }[] {
  return rows
    .map((row, place) => ({ place, score: dot(row, weights) }))
    .sort((a, b) => b.score - a.score || a.place - b.place);
}

/** What confidence sees of the best candidate, its lead last; null without candidates. */
export function verdictRow(asked: AskedRows, weights: Float64Array): Float64Array | null {
  const order = orderOf(asked, weights);
  const best = order[0];
  if (best === undefined) return null;
  return Float64Array.from([...(asked.confidence[best.place] ?? []), leadOf(order)]);
}
