import type { Comparison } from './comparison.ts';
import type { Outcome } from './evaluation.ts';
import type { Figures } from './metrics.ts';

/** Misses and changes that are listed; a person reads no more. */
const LISTED = 10;

/** The evaluation as text for a terminal. */
export function reportText(
  figures: Figures,
  outcomes: readonly Outcome[],
  comparison: Comparison | null,
): string {
  const { latency } = figures;
  const lines = [
    `${figures.questions} questions, ${figures.answerable} answerable`,
    '',
    `answer in the first excerpt (Ex@1)       ${percent(figures.ex1)}`,
    `answer in the first three (Ex@3)         ${percent(figures.ex3)}`,
    `right passage first (R@1)                ${percent(figures.r1)}`,
    `right passage in the first three (R@3)   ${percent(figures.r3)}`,
    `mean reciprocal rank (MRR@10)            ${decimal(figures.mrr10)}`,
    `answerable told from not (AUROC)         ${decimal(figures.auroc)}`,
    `milliseconds p50 / p95 / p99             ${ms(latency.p50)} / ${ms(latency.p95)} / ${ms(latency.p99)}`,
    '',
    'threshold   answered   right of these   answered wrongly of the unanswerable',
    ...figures.thresholds.map(
      ({ threshold, answered, right, wronglyAnswered }) =>
        `${threshold.toFixed(1).padEnd(12)}${percent(answered).padEnd(11)}${percent(right).padEnd(17)}${percent(wronglyAnswered)}`,
    ),
    ...missLines(outcomes),
    ...(comparison === null ? [] : comparisonLines(comparison)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The worst misses: those that Footnote was surest of. */
export function worstMisses(outcomes: readonly Outcome[], limit = LISTED): Outcome[] {
  return outcomes
    .filter(({ reason }) => reason !== null)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, limit);
}

function missLines(outcomes: readonly Outcome[]): string[] {
  const worst = worstMisses(outcomes);
  if (worst.length === 0) return [];
  const lines = worst.map(
    ({ id, question, reason, confidence }) =>
      `${confidence.toFixed(2)}  ${question}  [${id}] ${reason}`,
  );
  return ['', 'worst misses (confidence, question, reason)', ...lines];
}

function comparisonLines({ mended, broken, unmatched }: Comparison): string[] {
  const list = (title: string, all: readonly string[]): string[] => {
    const more = all.length - LISTED;
    const tail = more > 0 ? [`  … and ${more} more`] : [];
    return [`${title}: ${all.length}`, ...all.slice(0, LISTED).map((one) => `  ${one}`), ...tail];
  };
  const others = unmatched > 0 ? [`in only one of the two: ${unmatched}`] : [];
  return ['', ...list('mended', mended), ...list('broken', broken), ...others];
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)}%`;
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

function ms(value: number): string {
  return value.toFixed(2);
}
