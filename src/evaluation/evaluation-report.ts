import type { BandThresholds } from '../retrieval/ranking/band.ts';
import { bandMetrics, type KindMetrics, kindMetrics } from './band-metrics.ts';
import { columns, decimal, percent } from './columns.ts';
import type { Comparison } from './comparison.ts';
import type { Outcome } from './evaluation.ts';
import { metricsOf } from './metrics.ts';
import { recommendedThresholds, type ThresholdRow, thresholdRow, tradeOff } from './trade-off.ts';

/** Misses and changes that are listed; a person reads no more. */
const LISTED = 10;

/** What became of the questions of one file, asked of one library. */
export interface EvaluatedSet {
  readonly name: string;
  readonly outcomes: readonly Outcome[];
}

/** The evaluation as data, for other programs. */
export function reportData(
  sets: readonly EvaluatedSet[],
  thresholds: BandThresholds,
  comparison: Comparison | null,
) {
  const all = sets.flatMap(({ outcomes }) => outcomes);
  const recommended = recommendedThresholds(all);
  return {
    figures: { ...metricsOf(all), ...bandMetrics(all) },
    kinds: kindMetrics(all),
    sets: sets.map(({ name, outcomes }) => ({
      name,
      ...metricsOf(outcomes),
      ...bandMetrics(outcomes),
    })),
    thresholds: { working: thresholds, recommended },
    tradeOff: tradeOff(all, Object.values(thresholds)),
    worstMisses: worstMisses(all),
    comparison,
  };
}

/** The evaluation as text for a terminal. Percentages unless a column says otherwise. */
export function reportText(
  sets: readonly EvaluatedSet[],
  thresholds: BandThresholds,
  comparison: Comparison | null,
): string {
  const all = sets.flatMap(({ outcomes }) => outcomes);
  const lines = [
    ...setLines(sets, all),
    '',
    ...kindLines(kindMetrics(all)),
    '',
    ...tradeOffLines(all, thresholds),
    ...missLines(all),
    ...(comparison === null ? [] : comparisonLines(comparison)),
  ];
  return `${lines.join('\n')}\n`;
}

function setLines(sets: readonly EvaluatedSet[], all: readonly Outcome[]): string[] {
  const total = sets.length > 1 ? [{ name: 'all', outcomes: all }] : [];
  const rows = [...sets, ...total].map(({ name, outcomes }) => {
    const bands = bandMetrics(outcomes);
    const metrics = metricsOf(outcomes);
    const { rightPosted, wrongPosted, shown, absentPosted, chatterQuoted } = bands;
    return [
      name,
      `${metrics.answerable}+${metrics.questions - metrics.answerable}`,
      ...[rightPosted, wrongPosted, shown, absentPosted, chatterQuoted].map(percent),
      ...[metrics.ex1, metrics.ex3, metrics.r1, metrics.r3].map(percent),
      decimal(metrics.auroc),
    ];
  });
  const { mrr10, latency } = metricsOf(all);
  const ms = [latency.p50, latency.p95, latency.p99].map((value) => value.toFixed(2)).join(' / ');
  return [
    ...columns([SET_HEAD, ...rows]),
    `right, wrong: first excerpt of a public answer; shown: right one among three of an answer or unsure reply`,
    `${mrr10 === null ? '' : `mean reciprocal rank (MRR@10) ${decimal(mrr10)}; `}milliseconds p50 / p95 / p99 ${ms}`,
  ];
}

const SET_HEAD = [
  'set',
  'there+absent',
  'right',
  'wrong',
  'shown',
  'absent posted',
  'chat quoted',
  'Ex@1',
  'Ex@3',
  'R@1',
  'R@3',
  'AUROC',
];

function kindLines(kinds: readonly KindMetrics[]): string[] {
  const there = kinds.filter(({ answerable }) => answerable);
  const absent = kinds.filter(({ answerable }) => !answerable);
  return [
    ...columns([
      [
        'answerable, questions',
        'all',
        'right',
        'wrong',
        'unsure, right',
        'unsure, not',
        'nothing',
        'of these right',
        'chatter',
      ],
      ...there.map(({ kind, questions, bands, rightPosted, rightUnsure, withheld }) => [
        kind,
        questions,
        rightPosted,
        bands.answer - rightPosted,
        rightUnsure,
        bands.unsure - rightUnsure,
        bands.nothing,
        withheld,
        bands.chatter,
      ]),
    ]),
    ...(absent.length === 0
      ? []
      : [
          '',
          ...columns([
            ['absent, questions', 'all', 'posted', 'unsure', 'nothing', 'chatter'],
            ...absent.map(({ kind, questions, bands }) => [
              kind,
              questions,
              bands.answer,
              bands.unsure,
              bands.nothing,
              bands.chatter,
            ]),
          ]),
        ]),
  ];
}

function tradeOffLines(all: readonly Outcome[], thresholds: BandThresholds): string[] {
  const working = Object.values(thresholds);
  const recommended = recommendedThresholds(all);
  const mark = (threshold: number): string => {
    const names = [
      ...(threshold === thresholds.answer ? ['answer from here'] : []),
      ...(threshold === thresholds.unsure ? ['unsure from here'] : []),
    ];
    return names.length === 0 ? '' : ` < ${names.join(', ')}`;
  };
  const rows = tradeOff(all, working);
  const table = columns([
    ['threshold', 'right', 'wrong', 'right of three', 'absent', 'right of what is said'],
    ...rows.map((row) => [row.threshold.toFixed(2), ...sharesOf(row).map(percent)]),
  ]);
  return [
    ...table.map((line, at) => line + mark(rows[at - 1]?.threshold ?? Number.NaN)),
    recommendation(thresholdRow(all, recommended.answer)),
    `unsure from ${recommended.unsure.toFixed(2)} on (a wrong guess counted as a third of a miss)`,
  ];
}

function sharesOf({ right, wrong, rightOfThree, absent, precision }: ThresholdRow) {
  return [right, wrong, rightOfThree, absent, precision];
}

function recommendation({ threshold, right, wrong, absent }: ThresholdRow): string {
  return `for these questions: ANSWER_THRESHOLD=${threshold.toFixed(2)} costs least (a wrong post counted as three silences): right ${percent(right)}, wrong ${percent(wrong)}, absent ${percent(absent)};`;
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
