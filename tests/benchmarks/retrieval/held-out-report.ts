import { auroc } from '../../../src/evaluation/metrics.ts';
import type { AskedRows } from './asked-rows.ts';

/** A question judged by weights that it had no part in. */
export interface Judged {
  readonly asked: AskedRows;
  /** Place of the first right passage, from 1; null for none. */
  readonly rank: number | null;
  readonly confidence: number;
}

const THRESHOLDS = [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];

/** What is right first and in three, by kind, and what would be posted by threshold. Percentages. */
export function heldOutReport(judged: readonly Judged[]): string {
  const field = judged.filter(({ asked }) => asked.isField);
  const articles = judged.filter(({ asked }) => !asked.isField);
  const lines = [
    `communities ${placed(field)}; by kind ${byKind(field)}`,
    `articles ${placed(articles)}`,
    `AUROC of a right first passage: communities ${auc(field)}, articles ${auc(articles)}`,
    ...THRESHOLDS.map((threshold) => {
      const inField = postedFrom(field, threshold);
      const absent = ['lookalike', 'offtopic', 'chatter', 'opinion'].map(
        (kind) => `${kind} ${postedOf(field, kind, threshold)}`,
      );
      return `from ${threshold}: communities ${inField}, of them ${absent.join(', ')}; articles ${postedFrom(articles, threshold)}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function placed(judged: readonly Judged[]): string {
  const asked = judged.filter(({ asked: { answerable } }) => answerable);
  const within = (limit: number): string =>
    percent(asked.filter(({ rank }) => rank !== null && rank <= limit).length, asked.length);
  return `${within(1)} / ${within(3)}`;
}

function byKind(judged: readonly Judged[]): string {
  const answerable = judged.filter(({ asked }) => asked.answerable);
  const kinds = [...new Set(answerable.map(({ asked }) => asked.kind))].sort();
  return kinds
    .map((kind) => `${kind} ${placed(answerable.filter(({ asked }) => asked.kind === kind))}`)
    .join(', ');
}

function auc(judged: readonly Judged[]): string {
  const share = auroc(
    judged.map(({ rank, confidence }) => ({ answerable: rank === 1, confidence })),
  );
  return share === null ? '-' : share.toFixed(3);
}

function postedFrom(judged: readonly Judged[], threshold: number): string {
  const asked = judged.filter(({ asked: { answerable } }) => answerable);
  const absent = judged.filter(({ asked: { answerable } }) => !answerable);
  const posted = (all: readonly Judged[]): readonly Judged[] =>
    all.filter(({ confidence }) => confidence >= threshold);
  const right = posted(asked).filter(({ rank }) => rank === 1).length;
  const wrong = posted(asked).length - right;
  return `right ${percent(right, asked.length)}, wrong ${percent(wrong, asked.length)}, absent ${percent(posted(absent).length, absent.length)}`;
}

function postedOf(judged: readonly Judged[], kind: string, threshold: number): string {
  const all = judged.filter(({ asked }) => asked.kind === kind);
  return percent(all.filter(({ confidence }) => confidence >= threshold).length, all.length);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1);
}
