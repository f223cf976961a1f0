import { join } from 'node:path';
import type { Document } from '../../../src/corpus/document/document.ts';
import { rowsOf, verdictRow } from './asked-rows.ts';
import { dot } from './logistic.ts';
import { findPassages, loadCorpus, loadQuestions, trialOf } from './training-set.ts';

const LANGUAGES = ['de', 'es', 'ru', 'zh'];
/** Every so many questions are looked at. */
const EVERY = 3;
const STEPS = 60;

/**
 * What to add to confidence (logit) by language, so that it means there what it means in English: fewer
 * features speak there, above all meaning and kinds of answers. Fitted on libraries of every other article,
 * which answer half of the questions; `other` is the mean.
 */
export async function languageOffsets(
  data: string,
  { ranking, confidence }: { readonly ranking: Float64Array; readonly confidence: Float64Array },
): Promise<Record<string, number>> {
  const offsets: Record<string, number> = { en: 0 };
  for (const language of LANGUAGES) {
    const documents = await loadCorpus(join(data, language, 'corpus'));
    const questions = await loadQuestions(join(data, language, 'questions.jsonl'));
    const verdicts = [0, 1].flatMap((half) => {
      const kept = documents.filter((_: Document, number) => number % 2 === half);
      const trial = trialOf(kept);
      const own = new Set(kept.map(({ name }) => name));
      return findPassages(
        questions.filter((_, number) => number % EVERY === 0),
        trial.index,
      ).flatMap(({ judged, right }) => {
        const answerable = own.has(judged.document ?? '');
        const about = {
          id: judged.id,
          group: language,
          kind: language,
          answerable,
          isField: false,
        };
        const asked = rowsOf(judged.question, about, (passage) => passage === right, trial);
        const row = verdictRow(asked, ranking);
        const logit = row && dot(Float64Array.from([...row, 1]), confidence);
        return logit === null ? [] : [{ logit, answerable }];
      });
    });
    offsets[language] = offsetOf(verdicts);
  }
  return withOthers(offsets, LANGUAGES);
}

/** With the mean of those languages for all others. */
export function withOthers(
  offsets: Readonly<Record<string, number>>,
  languages: readonly string[],
): Record<string, number> {
  const mean = languages.reduce((sum, one) => sum + (offsets[one] ?? 0), 0) / languages.length;
  return { ...offsets, other: Math.round(mean * 1000) / 1000 };
}

/** The constant that makes the verdicts likeliest, by bisection of the likelihood's slope. */
export function offsetOf(
  verdicts: readonly { readonly logit: number; readonly answerable: boolean }[],
): number {
  let low = -6;
  let high = 6;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    const slope = verdicts.reduce(
      (sum, { logit, answerable }) =>
        sum + (answerable ? 1 : 0) - 1 / (1 + Math.exp(-(logit + middle))),
      0,
    );
    if (slope > 0) low = middle;
    else high = middle;
  }
  return Math.round(low * 1000) / 1000;
}
