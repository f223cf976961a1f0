import type { Document } from '../../../src/corpus/document/document.ts';
import { auroc } from '../../../src/evaluation/metrics.ts';
import type { JudgedQuestion } from '../../../src/evaluation/question-file.ts';
import { CONFIDENCE_FEATURE_NAMES } from '../../../src/retrieval/ranking/confidence.ts';
import { CONFIDENCE_FEATURES } from '../../../src/retrieval/ranking/confidence-features.ts';
import { rank } from '../../../src/retrieval/ranking/ranking.ts';
import { dot, fitVerdicts } from './logistic.ts';
import { look, type Trial, trialOf } from './training-set.ts';

/** A question put to a library that answers it or does not. */
export interface Verdict {
  readonly features: Float64Array;
  readonly answerable: boolean;
  readonly article: string;
  /** Passages in the library. */
  readonly passages: number;
}

const PENALTY = 1e-4;

/** Words of a query that is typed in place of a question. */
const KEYWORDS = 3;

/** What confidence sees of a question; every fourth question also as a query of its weightiest words. */
export function verdictsOf(
  questions: readonly (JudgedQuestion & { article: string })[],
  trial: Trial,
): Verdict[] {
  return questions.flatMap(({ question, answerable, article }, number) => {
    const texts = number % 4 === 0 ? [question, keywordsOf(question, trial)] : [question];
    return texts.map((text) => ({
      features: featuresOf(text, trial),
      answerable,
      article,
      passages: trial.index.passages.length,
    }));
  });
}

function keywordsOf(text: string, trial: Trial): string {
  const { question } = look(text, trial);
  const heaviest = question.terms.toSorted((a, b) => b.weight - a.weight).slice(0, KEYWORDS);
  return question.terms
    .filter((term) => heaviest.includes(term))
    .map(({ surface }) => surface)
    .join(' ');
}

function featuresOf(text: string, trial: Trial): Float64Array {
  const { candidates, pool } = look(text, trial);
  const best = rank(candidates, pool)[0];
  if (best === undefined) return new Float64Array(CONFIDENCE_FEATURE_NAMES.length);
  return Float64Array.from(CONFIDENCE_FEATURE_NAMES, (name) =>
    CONFIDENCE_FEATURES[name](best.candidate, pool),
  );
}

/** Libraries of `size` documents each, asked every other of their questions and some of the others'. */
export function smallLibraries(
  documents: readonly Document[],
  questions: readonly JudgedQuestion[],
  size: number,
): Verdict[] {
  const articles = [...new Set(questions.map(({ document }) => document ?? ''))].sort();
  const verdicts: Verdict[] = [];
  for (let first = 0; first < articles.length; first += size) {
    const own = articles.slice(first, first + size);
    const trial = trialOf(documents.filter(({ name }) => own.includes(name)));
    const asked = questions.flatMap((question, number) => {
      const article = question.document ?? '';
      const answerable = own.includes(article);
      return number % (answerable ? 2 : 29) === 0 ? [{ ...question, answerable, article }] : [];
    });
    verdicts.push(...verdictsOf(asked, trial));
  }
  return verdicts;
}

export function fitConfidence(verdicts: readonly Verdict[]): Float64Array {
  return fitVerdicts(
    verdicts.map(({ features }) => features),
    verdicts.map(({ answerable }) => answerable),
    CONFIDENCE_FEATURE_NAMES.length,
    PENALTY,
  );
}

/** The confidence (logit) of each verdict under weights fitted on the other articles. */
export function crossValidateConfidence(
  all: readonly Verdict[],
  folds: readonly ReadonlySet<string>[],
): ReadonlyMap<Verdict, number> {
  const logits = new Map<Verdict, number>();
  for (const fold of folds) {
    const weights = fitConfidence(all.filter(({ article }) => !fold.has(article)));
    for (const one of all) {
      if (fold.has(one.article))
        logits.set(one, dot(Float64Array.from([...one.features, 1]), weights));
    }
  }
  return logits;
}

export function aurocOf(
  judged: readonly Verdict[],
  logits: ReadonlyMap<Verdict, number>,
): number | null {
  return auroc(
    judged.map((one) => ({ answerable: one.answerable, confidence: logits.get(one) ?? 0 })),
  );
}

/** A wrong answer costs so many times what silence on an answered question does. */
const WRONG = 3;

/** What a threshold costs a question where half have an answer, and the two shares it comes from. */
export function costOf(
  threshold: number,
  judged: readonly Verdict[],
  logits: ReadonlyMap<Verdict, number>,
): { silent: number; wrong: number; cost: number } {
  const least = Math.log(threshold / (1 - threshold));
  const spoken = (answerable: boolean): number => {
    const asked = judged.filter((one) => one.answerable === answerable);
    return asked.filter((one) => (logits.get(one) ?? 0) >= least).length / asked.length;
  };
  const silent = 1 - spoken(true);
  const wrong = spoken(false);
  return { silent, wrong, cost: (silent + WRONG * wrong) / 2 };
}
