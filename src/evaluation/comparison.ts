import { z } from 'zod';
import { PlainError } from '../system/errors.ts';
import type { Outcome } from './evaluation.ts';
import { isRight } from './metrics.ts';

const savedOutcome = z.object({
  id: z.string(),
  question: z.string(),
  right: z.boolean(),
  answered: z.boolean(),
  passageRank: z.number().nullable(),
  excerptRank: z.number().nullable(),
});

const savedFile = z.object({
  format: z.literal('footnote-evaluation-1'),
  outcomes: z.array(savedOutcome),
});

type SavedOutcome = z.infer<typeof savedOutcome>;

/** What is kept of an evaluation to compare a later one with. */
export function toSaved(outcomes: readonly Outcome[]): z.infer<typeof savedFile> {
  return { format: 'footnote-evaluation-1', outcomes: outcomes.map(reduced) };
}

/** Reads what `toSaved` made; throws a `PlainError` for anything else. `name` is the file's. */
export function parseSaved(text: string, name: string): readonly SavedOutcome[] {
  try {
    return savedFile.parse(JSON.parse(text)).outcomes;
  } catch {
    throw new PlainError(
      `${name} was not written by "evaluate --save": save an evaluation first.`,
      2,
    );
  }
}

/** What a change of settings or documents did, question by question. */
export interface Comparison {
  /** Wrong before and right now, and the other way round. */
  readonly mended: readonly string[];
  readonly broken: readonly string[];
  /** Questions that only one of the two files holds. */
  readonly unmatched: number;
}

/** Compares by question id; a question whose text changed counts as another one. */
export function compare(before: readonly SavedOutcome[], after: readonly Outcome[]): Comparison {
  const key = ({ id, question }: { id: string; question: string }): string => `${id}\n${question}`;
  const known = new Map(before.map((one) => [key(one), one]));
  const mended: string[] = [];
  const broken: string[] = [];
  let matched = 0;
  for (const outcome of after.map(reduced)) {
    const old = known.get(key(outcome));
    if (old === undefined) continue;
    matched += 1;
    if (outcome.right && !old.right) mended.push(`${outcome.id}: ${outcome.question}`);
    if (!outcome.right && old.right) broken.push(`${outcome.id}: ${outcome.question}`);
  }
  return { mended, broken, unmatched: before.length + after.length - 2 * matched };
}

/** Right: an answerable question whose first excerpt answers, an unanswerable one met with silence. */
function reduced(outcome: Outcome): SavedOutcome {
  const { id, question, answerable, answered, passageRank, excerptRank } = outcome;
  return {
    id,
    question,
    right: answerable ? isRight(outcome) : !answered,
    answered,
    passageRank,
    excerptRank,
  };
}
