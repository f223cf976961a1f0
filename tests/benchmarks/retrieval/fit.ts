/**
 * Learns `src/retrieval/question/salience.json` and `weights.json` from question sets:
 * `node --import tsx tests/benchmarks/retrieval/fit.ts DATA_DIR`. Prints how the ranking does on
 * articles that the weights were not fitted on.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXCERPT_FEATURE_NAMES } from '../../../src/retrieval/excerpt/excerpt.ts';
import { type Salience, salienceBy } from '../../../src/retrieval/question/salience.ts';
import { CONFIDENCE_FEATURE_NAMES } from '../../../src/retrieval/ranking/confidence.ts';
import { FEATURES } from '../../../src/retrieval/ranking/features.ts';
import { FEATURE_NAMES } from '../../../src/retrieval/ranking/ranking.ts';
import {
  aurocOf,
  costOf,
  crossValidateConfidence,
  fitConfidence,
  smallLibraries,
  verdictsOf,
} from './fit-confidence.ts';
import { fitExcerpt } from './fit-excerpt.ts';
import { fitSalience } from './fit-salience.ts';
import { type Choice, dot, fitChoices } from './logistic.ts';
import {
  type Example,
  foldsOf,
  loadCorpus,
  loadExamples,
  loadQuestions,
  look,
  type Trial,
  trialOf,
} from './training-set.ts';

const FOLDS = 6;
const PENALTY = 3e-4;
/** Documents in the small libraries that confidence is fitted on beside the large one. */
const LIBRARY_SIZES = [1, 3, 8];
const THRESHOLDS = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
/** Candidates below hold no right passage often enough to matter and slow the fit down. */
const FITTED_CANDIDATES = 30;

function choiceOf(example: Example, trial: Trial, salience: Salience): Choice {
  const { candidates, pool } = look(example.judged.question, trial, salience);
  const rows = candidates
    .slice(0, FITTED_CANDIDATES)
    .map((candidate) =>
      Float64Array.from(FEATURE_NAMES, (name) => FEATURES[name](candidate, pool)),
    );
  const right = candidates
    .slice(0, FITTED_CANDIDATES)
    .map(({ passage }) => passage === example.right);
  return { rows, right };
}

function fitRanking(choices: readonly Choice[]): Float64Array {
  const usable = choices.filter(({ right }) => right.includes(true));
  return fitChoices(usable, FEATURE_NAMES.length, PENALTY);
}

function rightFirst({ rows, right }: Choice, weights: Float64Array): boolean {
  const scores = rows.map((row) => dot(row, weights));
  return right[scores.indexOf(Math.max(...scores))] === true;
}

/** Share of questions whose passage comes first under weights fitted on the other articles. */
function crossValidate(examples: readonly Example[], trial: Trial): number {
  let first = 0;
  for (const fold of foldsOf(examples, FOLDS)) {
    const held = (example: Example): boolean => fold.has(example.judged.document ?? '');
    const rest = examples.filter((example) => !held(example));
    const salience = salienceBy(fitSalience(rest, trial));
    const weights = fitRanking(rest.map((example) => choiceOf(example, trial, salience)));
    const tried = examples.filter(held).map((example) => choiceOf(example, trial, salience));
    first += tried.filter((choice) => rightFirst(choice, weights)).length;
  }
  return first / examples.length;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function named(names: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, round(weights[i] ?? 0)]));
}

const data = process.argv[2];
if (data === undefined) throw new Error('Give the data folder.');
const trial = trialOf(await loadCorpus(join(data, 'english', 'corpus')));
const examples = await loadExamples(join(data, 'english'), 'questions.jsonl', trial);
const r1 = crossValidate(examples, trial);
const table = fitSalience(examples, trial);
const salience = salienceBy(table);
const weights = fitRanking(examples.map((example) => choiceOf(example, trial, salience)));
const ranking = named(FEATURE_NAMES, weights);
const excerpt = named(EXCERPT_FEATURE_NAMES, fitExcerpt(examples, trial));
const articleOf = new Map(examples.map(({ judged }) => [judged.id, judged.document ?? '']));
const withheldQuestions = await loadQuestions(join(data, 'english-withheld', 'questions.jsonl'));
const withheld = verdictsOf(
  withheldQuestions.map((one) => ({ ...one, article: articleOf.get(one.id) ?? '' })),
  trialOf(await loadCorpus(join(data, 'english-withheld', 'corpus'))),
);
const judged = examples.map((example) => example.judged);
const small = LIBRARY_SIZES.map((size) => smallLibraries(trial.index.documents, judged, size));
const verdicts = [withheld, ...small].flat();
const logits = crossValidateConfidence(verdicts, foldsOf(examples, FOLDS));
const auroc = aurocOf(withheld, logits);
for (const threshold of THRESHOLDS) {
  const rows = [withheld, ...small].map((library) => costOf(threshold, library, logits));
  const mean = rows.reduce((sum, { cost }) => sum + cost, 0) / rows.length;
  const shares = rows.map(({ silent, wrong }) => `${percent(silent)} / ${percent(wrong)}`);
  process.stdout.write(
    `threshold ${threshold}: cost ${percent(mean)}; silent / wrong % by library ${shares.join(', ')}\n`,
  );
}
const confidence = named([...CONFIDENCE_FEATURE_NAMES, 'constant'], fitConfidence(verdicts));
const provenance = {
  script: 'tests/benchmarks/retrieval/fit.ts',
  data: 'SQuAD v1.1 dev, questions on 24 of 48 articles (CC BY-SA 4.0)',
  questions: examples.length,
};
const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'retrieval');
const write = (name: string, value: object): Promise<void> =>
  writeFile(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
await write('salience.json', { provenance, ...table });
const crossValidated = { folds: FOLDS, r1: round(r1), auroc: round(auroc ?? 0) };
await write('weights.json', {
  provenance: { ...provenance, crossValidated },
  ranking,
  excerpt,
  confidence,
});
process.stdout.write(
  `On held-out articles: R@1 ${(100 * r1).toFixed(1)}%, AUROC ${auroc?.toFixed(3)}\n${JSON.stringify({ ranking, excerpt, confidence }, null, 2)}\n`,
);
