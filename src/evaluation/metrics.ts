import type { Outcome } from './evaluation.ts';

/** What would happen if Footnote spoke only from this confidence on. Shares in 0..1. */
interface ThresholdRow {
  readonly threshold: number;
  /** Answerable questions that are answered. */
  readonly answered: number;
  /** Answers given whose first excerpt (or passage) is right. */
  readonly right: number;
  /** Unanswerable questions that are answered all the same; null without any. */
  readonly wronglyAnswered: number | null;
}

/** The usual figures of an evaluation. Shares in 0..1; null when the file cannot tell. */
export interface Figures {
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
  readonly thresholds: readonly ThresholdRow[];
  /** Milliseconds for one question. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number };
}

/** Sums up the outcomes. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
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
    thresholds: THRESHOLDS.map((threshold) => thresholdRow(outcomes, threshold)),
    latency: {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
    },
  };
}

const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function thresholdRow(outcomes: readonly Outcome[], threshold: number): ThresholdRow {
  const speaks = (one: Outcome): boolean => one.confidence >= threshold;
  const answerable = outcomes.filter((one) => one.answerable);
  const unanswerable = outcomes.filter((one) => !one.answerable);
  return {
    threshold,
    answered: shareOf(answerable, speaks) ?? 0,
    right: shareOf(outcomes.filter(speaks), isRight) ?? 1,
    wronglyAnswered: shareOf(unanswerable, speaks),
  };
}

/** Whether the first excerpt answers; where the file gives no words, whether the passage does. */
export function isRight({ judged, excerptRank, passageRank }: Outcome): boolean {
  return judged.words ? excerptRank === 1 : passageRank === 1;
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

function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return mean(all.map((one) => (holds(one) ? 1 : 0)));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}
