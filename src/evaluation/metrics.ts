import type { Outcome } from './evaluation.ts';

/** The usual metrics of an evaluation. Shares in 0..1; null when the file cannot tell. */
export interface Metrics {
  readonly questions: number;
  readonly answerable: number;
  /** An answer in the first excerpt, in the first three. */
  readonly ex1: number | null;
  readonly ex3: number | null;
  /** The right passage first, in the first three; mean reciprocal rank over the first ten. */
  readonly r1: number | null;
  readonly r3: number | null;
  readonly mrr10: number | null;
  /** Chance that an answerable question gets more confidence than an unanswerable one. */
  readonly auroc: number | null;
  /** Milliseconds for one question. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number };
}

/** Sums up the outcomes. */
export function metricsOf(outcomes: readonly Outcome[]): Metrics {
  const answerable = outcomes.filter((one) => one.answerable);
  const worded = answerable.filter((one) => one.judged.words);
  const placed = answerable.filter((one) => one.judged.passage);
  const within = (rank: number | null, limit: number): boolean => rank !== null && rank <= limit;
  const latencies = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    questions: outcomes.length,
    answerable: answerable.length,
    ex1: shareOf(worded, (one) => within(one.excerptRank, 1)),
    ex3: shareOf(worded, (one) => within(one.excerptRank, 3)),
    r1: shareOf(placed, (one) => within(one.passageRank, 1)),
    r3: shareOf(placed, (one) => within(one.passageRank, 3)),
    mrr10: mean(placed.map(({ passageRank }) => (passageRank === null ? 0 : 1 / passageRank))),
    auroc: auroc(outcomes),
    latency: {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
    },
  };
}

/** Whether one of the first excerpts answers; where the file gives no words, whether a passage does. */
export function isRight({ judged, excerptRank, passageRank }: Outcome, places = 1): boolean {
  const rank = judged.words ? excerptRank : passageRank;
  return rank !== null && rank <= places;
}

/** Area under the ROC curve by ranks (Mann and Whitney), ties counted half. */
export function auroc(
  outcomes: readonly Pick<Outcome, 'answerable' | 'confidence'>[],
): number | null {
  const sorted = outcomes.toSorted((a, b) => a.confidence - b.confidence);
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (sorted[to]?.confidence === sorted[from]?.confidence && to < sorted.length) to += 1;
    const rank = (from + 1 + to) / 2;
    const tied = sorted.slice(from, to).filter((one) => one.answerable).length;
    rankSum += rank * tied;
    positives += tied;
    from = to;
  }
  const negatives = sorted.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The value that a share `part` of the ascending values does not exceed; 0 without any. */
export function percentile(ascending: readonly number[], part: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * part) - 1)] ?? 0;
}

/** The share of them for which it holds, in 0..1; null of none. */
export function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return mean(all.map((one) => (holds(one) ? 1 : 0)));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}
