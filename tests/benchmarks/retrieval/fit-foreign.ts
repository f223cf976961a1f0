import { join } from 'node:path';
import type { PassageEncoder } from '../../../src/app/passage-encoder.ts';
import { auroc } from '../../../src/evaluation/metrics.ts';
import { isReadable } from '../../../src/retrieval/encoder/readable.ts';
import { CONFIDENCE_FEATURE_NAMES, THRESHOLD } from '../../../src/retrieval/ranking/confidence.ts';
import { orderOf, rowsOf, verdictRow } from './asked-rows.ts';
import { loadCommunities, OWN_COMMUNITIES, rightPassages } from './communities.ts';
import { offsetOf, withOthers } from './fit-languages.ts';
import { encodedTrial } from './load-rows.ts';
import { dot, fitVerdicts } from './logistic.ts';
import { findPassages, loadCorpus, loadQuestions, type Trial, trialOf } from './training-set.ts';

const LANGUAGES = ['de', 'es', 'ru', 'zh'];
/** Articles that a library holds. Small ones matter most: a server's documents are a few. */
const SIZES = [1, 6, 24];
/** Of the larger libraries every so many questions are asked. */
const EVERY = 2;
/** What communities in English, read without a table of words, count beside the articles of one language. */
const COMMUNITIES_SHARE = 3;
/** The community that is not in English, and its language. */
const FOREIGN_COMMUNITY = { name: 'german', language: 'de' };
const PENALTY = 1e-3;

interface ForeignRow {
  /** Left out together. */
  readonly language: string;
  /** Rows of one group count as much as those of another. */
  readonly group: string;
  readonly answerable: boolean;
  readonly isRight: boolean;
  readonly row: Float64Array;
}

/**
 * Weights of confidence for languages that no table of words is for: half of the features say nothing there, so
 * that the weights of English take a single common word for an answer. Fitted on articles in four languages, each
 * in small libraries that are asked as much about the articles of another one, and on the communities, read
 * as if there were no table. Reports what is reached with the language left out.
 */
export async function foreignConfidence(
  title: string,
  data: string,
  ranking: Float64Array,
  encoder?: PassageEncoder,
): Promise<{ confidence: Float64Array; languages: Record<string, number> }> {
  const rows = [
    ...(await articleRows(data, ranking, encoder)),
    ...(await communityRows(data, ranking, encoder)),
  ];
  const groups = [...new Set(rows.map(({ group }) => group))];
  process.stdout.write(`${title}, the language left out\n`);
  for (const group of groups.filter((one) => one !== 'communities')) {
    const judged = rows.filter((one) => one.group === group);
    const weights = fitRows(rows.filter(({ language }) => language !== judged[0]?.language));
    process.stdout.write(`${group}: ${report(judged, weights)}\n`);
  }
  const confidence = fitRows(rows);
  return { confidence, languages: offsetsOf(rows, confidence) };
}

/** What to add in a language that was measured: there, how much a match says is known better. */
function offsetsOf(rows: readonly ForeignRow[], weights: Float64Array): Record<string, number> {
  const languages = LANGUAGES.filter((one) => rows.some(({ language }) => language === one));
  const offsets = languages.map((one) => {
    const own = rows.filter(({ language }) => language === one);
    const verdicts = own.map(({ row, isRight }) => ({
      logit: dot(Float64Array.from([...row, 1]), weights),
      answerable: isRight,
    }));
    return [one, offsetOf(verdicts)] as const;
  });
  return withOthers(Object.fromEntries(offsets), languages);
}

async function articleRows(
  data: string,
  ranking: Float64Array,
  encoder?: PassageEncoder,
): Promise<ForeignRow[]> {
  const rows: ForeignRow[] = [];
  for (const language of LANGUAGES) {
    const documents = await loadCorpus(join(data, language, 'corpus'));
    const questions = await loadQuestions(join(data, language, 'questions.jsonl'));
    if (encoder && !documents.every(isReadable)) continue;
    for (const size of SIZES) {
      const libraries = Array.from({ length: documents.length / size }, (_, at) =>
        documents.slice(at * size, (at + 1) * size),
      );
      for (const [at, library] of libraries.entries()) {
        const own = new Set(library.map(({ name }) => name));
        const next = libraries[(at + 1) % libraries.length] ?? [];
        const asked = new Set([...own, ...next.map(({ name }) => name)]);
        const trial = await encodedTrial(trialOf(library), encoder);
        const some = questions.filter(
          ({ document }, number) =>
            asked.has(document ?? '') && (size === 1 || number % EVERY === 0),
        );
        for (const { judged, right } of findPassages(some, trial.index)) {
          const answerable = own.has(judged.document ?? '');
          const about = { language, group: `${language}, ${size} articles`, answerable };
          const isRight = (passage: number) => passage === right;
          rows.push(...(await rowOf(judged.question, about, isRight, { trial, ranking, encoder })));
        }
      }
    }
  }
  return rows;
}

async function communityRows(
  data: string,
  ranking: Float64Array,
  encoder?: PassageEncoder,
): Promise<ForeignRow[]> {
  const rows: ForeignRow[] = [];
  for (const { name, trial: plain, questions } of await loadCommunities([
    join(data, 'field'),
    OWN_COMMUNITIES,
  ])) {
    const isForeign = name === FOREIGN_COMMUNITY.name;
    const group = isForeign ? `community in ${FOREIGN_COMMUNITY.language}` : 'communities';
    const language = isForeign ? FOREIGN_COMMUNITY.language : 'en';
    const read = { ...plain, index: { ...plain.index, meaning: null } };
    const trial = await encodedTrial(read, encoder);
    for (const one of questions) {
      const right = rightPassages(one, trial.index);
      const about = { language, group, answerable: one.answerable };
      const isRight = (passage: number) => right.has(passage);
      rows.push(...(await rowOf(one.question, about, isRight, { trial, ranking, encoder })));
    }
  }
  return rows;
}

/** What confidence sees of the best candidate; nothing where none was found. */
async function rowOf(
  question: string,
  about: Pick<ForeignRow, 'language' | 'group' | 'answerable'>,
  isRight: (passage: number) => boolean,
  {
    trial,
    ranking,
    encoder,
  }: {
    readonly trial: Trial;
    readonly ranking: Float64Array;
    readonly encoder?: PassageEncoder | undefined;
  },
): Promise<ForeignRow[]> {
  const encoded = await encoder?.question(question, trial.index.documents);
  const told = { id: '', group: about.group, kind: '', answerable: about.answerable };
  const asked = rowsOf(question, { ...told, isField: false }, isRight, trial, encoded ?? undefined);
  const row = verdictRow(asked, ranking);
  const place = orderOf(asked, ranking)[0]?.place ?? -1;
  return row === null ? [] : [{ ...about, row, isRight: asked.right[place] === true }];
}

function fitRows(rows: readonly ForeignRow[]): Float64Array {
  const counts = new Map<string, number>();
  for (const { group } of rows) counts.set(group, (counts.get(group) ?? 0) + 1);
  return fitVerdicts(
    rows.map(({ row }) => row),
    rows.map(({ isRight }) => isRight),
    CONFIDENCE_FEATURE_NAMES.length + 1,
    PENALTY,
    rows.map(
      ({ group }) =>
        (group === 'communities' ? COMMUNITIES_SHARE : 1) / Math.max(1, counts.get(group) ?? 0),
    ),
  );
}

function report(rows: readonly ForeignRow[], weights: Float64Array): string {
  const judged = rows.map((one) => ({
    ...one,
    confidence: 1 / (1 + Math.exp(-dot(Float64Array.from([...one.row, 1]), weights))),
  }));
  const posted = judged.filter(({ confidence }) => confidence >= THRESHOLD);
  const answerable = judged.filter((one) => one.answerable).length;
  const share = (part: readonly ForeignRow[], whole: number): string =>
    ((100 * part.length) / Math.max(1, whole)).toFixed(1);
  const right = share(
    posted.filter((one) => one.isRight),
    answerable,
  );
  const wrong = share(
    posted.filter((one) => one.answerable && !one.isRight),
    answerable,
  );
  const absent = share(
    posted.filter((one) => !one.answerable),
    judged.length - answerable,
  );
  const area = auroc(
    judged.map(({ isRight, confidence }) => ({ answerable: isRight, confidence })),
  );
  return `from ${THRESHOLD} right ${right}, wrong ${wrong}, absent ${absent}; AUROC ${area?.toFixed(3) ?? '-'}`;
}
