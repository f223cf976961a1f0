/**
 * Learns `src/retrieval/ranking/weights.json` from question sets, the invented communities and Wikipedia
 * articles counting alike: `node --import tsx tests/benchmarks/retrieval/fit.ts DATA_DIR`. Prints what is
 * reached on communities and articles that were left out.
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { encoderThreads } from '../../../src/app/encoder-threads.ts';
import { keptEncodings } from '../../../src/app/kept-encodings.ts';
import { passageEncoder } from '../../../src/app/passage-encoder.ts';
import { EXCERPT_FEATURE_NAMES } from '../../../src/retrieval/excerpt/excerpt.ts';
import { CONFIDENCE_FEATURE_NAMES } from '../../../src/retrieval/ranking/confidence.ts';
import { type AskedRows, FITTED, orderOf, verdictRow } from './asked-rows.ts';
import { fitExcerpt } from './fit-excerpt.ts';
import { foreignConfidence } from './fit-foreign.ts';
import { languageOffsets } from './fit-languages.ts';
import { heldOutReport, type Judged } from './held-out-report.ts';
import { articleExamples, loadEncodedRows, loadRows } from './load-rows.ts';
import { dot, fitChoices, fitVerdicts } from './logistic.ts';

const FOLDS = 6;
const RANKING_PENALTY = 3e-4;
const CONFIDENCE_PENALTY = 1e-3;
/**
 * All questions of communities together count so much beside those on articles when ranking is fitted: more
 * with an encoder, which large libraries do not have.
 */
const FIELD_SHARE = { words: 0.35, encoded: 1 } as const;
/** A Wikipedia question counts so much beside one of a community when confidence is fitted. */
const ARTICLES_SHARE = 0.5;
/** Set, not fitted: a question that is a heading word for word belongs to it, whatever else matches. */
const EXACT_HEADING = 8;

interface Fitted {
  readonly ranking: Float64Array;
  readonly confidence: Float64Array;
}

function fitAll(asked: readonly AskedRows[], fieldShare: number): Fitted {
  const choices = asked.filter(({ right }) => right.includes(true) && right.includes(false));
  const field = choices.filter(({ isField }) => isField).length;
  const share = (fieldShare * (choices.length - field)) / Math.max(1, field);
  const ranking = fitChoices(
    choices.map((one) => ({ ...one, weight: one.isField ? share : 1 })),
    FITTED.length,
    RANKING_PENALTY,
  );
  const seen = asked.flatMap((one) => {
    const row = verdictRow(one, ranking);
    return row === null ? [] : [{ one, row, right: isRightFirst(one, ranking) }];
  });
  const count = (isField: boolean): number =>
    Math.max(1, seen.filter(({ one }) => one.isField === isField).length);
  const confidence = fitVerdicts(
    seen.map(({ row }) => row),
    seen.map(({ right }) => right),
    CONFIDENCE_FEATURE_NAMES.length + 1,
    CONFIDENCE_PENALTY,
    seen.map(({ one }) => (one.isField ? 1 / count(true) : ARTICLES_SHARE / count(false))),
  );
  return { ranking, confidence };
}

function isRightFirst(one: AskedRows, weights: Float64Array): boolean {
  return one.right[orderOf(one, weights)[0]?.place ?? -1] === true;
}

/** Every question judged by weights that its community or article had no part in. */
function crossValidate(asked: readonly AskedRows[], fieldShare: number): Judged[] {
  const groups = [...new Set(asked.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, number) => [group, number % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const others = asked.filter(({ group }) => foldOf.get(group) !== fold);
    const weights = fitAll(others, fieldShare);
    return asked
      .filter(({ group }) => foldOf.get(group) === fold)
      .map((one): Judged => {
        const rank = orderOf(one, weights.ranking).findIndex(({ place }) => one.right[place]) + 1;
        const row = verdictRow(one, weights.ranking);
        const logit = row === null ? -30 : dot(Float64Array.from([...row, 1]), weights.confidence);
        return { asked: one, rank: rank || null, confidence: 1 / (1 + Math.exp(-logit)) };
      });
  });
}

function named(names: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(
    names.map((name, i) => [name, Math.round((weights[i] ?? 0) * 1000) / 1000]),
  );
}

/** What is fitted of one kind of rows, after a report on what was left out. */
function fitted(title: string, asked: readonly AskedRows[], fieldShare: number): Fitted {
  process.stdout.write(`${title}\n${heldOutReport(crossValidate(asked, fieldShare))}\n`);
  return fitAll(asked, fieldShare);
}

function namedConfidence(confidence: Float64Array): Record<string, number> {
  return named([...CONFIDENCE_FEATURE_NAMES, 'lead', 'constant'], confidence);
}

function toForeign({ confidence, languages }: Awaited<ReturnType<typeof foreignConfidence>>) {
  return { confidence: namedConfidence(confidence), languages };
}

function toWeights({ ranking, confidence }: Fitted, languages: Record<string, number>) {
  return {
    ranking: { ...named(FITTED, ranking), exactHeading: EXACT_HEADING },
    confidence: namedConfidence(confidence),
    languages,
  };
}

const data = process.argv[2];
if (data === undefined) throw new Error('Give the data folder.');
const asked = await loadRows(data);
const words = fitted('Words alone', asked, FIELD_SHARE.words);
const languages = await languageOffsets(data, words);
const encoder = passageEncoder({
  threads: encoderThreads(availableParallelism()),
  kept: keptEncodings(join(import.meta.dirname, '..', '..', '..', 'data')),
});
const rows = await loadEncodedRows(data, encoder);
const encoded = fitted('With an encoder', rows, FIELD_SHARE.encoded);
const foreign = {
  words: toForeign(await foreignConfidence('Words alone', data, words.ranking)),
  encoded: toForeign(await foreignConfidence('With an encoder', data, encoded.ranking, encoder)),
};
await encoder.close();
const { examples, trial } = await articleExamples(data);
const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'retrieval', 'ranking');
const weights = {
  provenance: {
    script: 'tests/benchmarks/retrieval/fit.ts',
    data: 'six communities of tests/benchmarks/field (CC0), six of the data folder, and SQuAD v1.1 dev, questions on 24 of 48 articles (CC BY-SA 4.0)',
    questions: asked.length,
  },
  words: toWeights(words, languages),
  encoded: toWeights(encoded, languages),
  foreign,
  excerpt: named(EXCERPT_FEATURE_NAMES, fitExcerpt(examples, trial)),
};
await writeFile(join(folder, 'weights.json'), `${JSON.stringify(weights, null, 2)}\n`);
