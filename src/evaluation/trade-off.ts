import type { BandThresholds } from '../retrieval/ranking/band.ts';
import type { Outcome } from './evaluation.ts';
import { isRight, shareOf } from './metrics.ts';

/** What would happen if Footnote spoke only from this confidence on. Shares in 0..1. */
export interface ThresholdRow {
  readonly threshold: number;
  /** Of the answerable questions: first excerpt (or passage) right, wrong, right among three. */
  readonly right: number | null;
  readonly wrong: number | null;
  readonly rightOfThree: number | null;
  /** Of the unanswerable questions: answered all the same. */
  readonly absent: number | null;
  /** Of all that is said: right. */
  readonly precision: number | null;
}

const ROWS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** A row for every tenth, and one for each threshold in `also`. */
export function tradeOff(outcomes: readonly Outcome[], also: readonly number[]): ThresholdRow[] {
  const thresholds = [...new Set([...ROWS, ...also])].sort((a, b) => a - b);
  return thresholds.map((threshold) => thresholdRow(outcomes, threshold));
}

export function thresholdRow(outcomes: readonly Outcome[], threshold: number): ThresholdRow {
  const speaks = (one: Outcome): boolean => one.confidence >= threshold && one.band !== 'chatter';
  const answerable = outcomes.filter((one) => one.answerable);
  const absent = outcomes.filter((one) => !one.answerable);
  return {
    threshold,
    right: shareOf(answerable, (one) => speaks(one) && isRight(one)),
    wrong: shareOf(answerable, (one) => speaks(one) && !isRight(one)),
    rightOfThree: shareOf(answerable, (one) => speaks(one) && isRight(one, 3)),
    absent: shareOf(absent, speaks),
    precision: shareOf(outcomes.filter(speaks), (one) => one.answerable && isRight(one)),
  };
}

/**
 * What a wrong reply costs, where silence on a question that could have been answered costs 1: a wrong
 * post misleads a channel (the cost that the default was fitted with), a wrong guess that says it is one
 * takes its asker a glance.
 */
const COST = { answer: 3, unsure: 1 / 3 } as const;

const STEP = 0.01;
const STEPS = 99;

/**
 * The thresholds that would have cost least on these questions, in hundredths; of equally good ones the
 * middle of the first run. Only as good as the questions are many, and like those that people ask.
 */
export function recommendedThresholds(outcomes: readonly Outcome[]): BandThresholds {
  const answer = cheapest(outcomes, COST.answer, 1);
  return { answer, unsure: Math.min(answer, cheapest(outcomes, COST.unsure, 3)) };
}

function cheapest(outcomes: readonly Outcome[], wrong: number, places: number): number {
  const costs = Array.from({ length: STEPS }, (_, at) =>
    costOf(outcomes, (at + 1) * STEP, wrong, places),
  );
  const least = Math.min(...costs);
  const from = costs.indexOf(least);
  const next = costs.findIndex((cost, at) => at > from && cost > least);
  const to = next < 0 ? costs.length - 1 : next - 1;
  return Math.round(((from + to) / 2 + 1) * STEP * 100) / 100;
}

function costOf(
  outcomes: readonly Outcome[],
  threshold: number,
  wrong: number,
  places: number,
): number {
  let cost = 0;
  for (const one of outcomes) {
    const speaks = one.confidence >= threshold && one.band !== 'chatter';
    const isGood = one.answerable && isRight(one, places);
    if (speaks && !isGood) cost += wrong;
    else if (!speaks && isGood) cost += 1;
  }
  return cost;
}
