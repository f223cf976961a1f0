import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PassageEncoder } from '../../../src/app/passage-encoder.ts';
import { type AskedRows, rowsOf } from './asked-rows.ts';
import { loadCommunities, OWN_COMMUNITIES, rightPassages } from './communities.ts';
import {
  type Example,
  loadCorpus,
  loadExamples,
  loadQuestions,
  type Trial,
  trialOf,
} from './training-set.ts';

/** Every so many questions on Wikipedia articles is fitted on: enough for the weights, and quick. */
const EVERY = 5;

/** The rows of all questions: of the communities here and in the data folder, and of articles. */
export async function loadRows(data: string): Promise<AskedRows[]> {
  return [...(await communityRows(data)), ...(await articleRows(data))];
}

/** The same with vectors, and articles in libraries that are small enough to have them. */
export async function loadEncodedRows(data: string, encoder: PassageEncoder): Promise<AskedRows[]> {
  return [...(await communityRows(data, encoder)), ...(await fewArticlesRows(data, encoder))];
}

async function communityRows(data: string, encoder?: PassageEncoder): Promise<AskedRows[]> {
  const rows: AskedRows[] = [];
  for (const folder of [join(data, 'field'), OWN_COMMUNITIES]) {
    for (const { name, trial: plain, questions } of await loadCommunities([folder])) {
      const trial = await encodedTrial(plain, encoder);
      const kinds = await kindsOf(join(folder, name, 'questions.jsonl'));
      for (const one of questions) {
        const right = rightPassages(one, trial.index);
        const about = {
          id: one.id,
          group: name,
          kind: kinds.get(one.id) ?? 'unknown',
          answerable: one.answerable,
          isField: true,
        };
        const encoded = await encoder?.question(one.question, trial.index.documents);
        const isRight = (passage: number) => right.has(passage);
        rows.push(rowsOf(one.question, about, isRight, trial, encoded ?? undefined));
      }
    }
  }
  return rows;
}

async function kindsOf(file: string): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return new Map(
    lines.map((line) => {
      const { id, kind } = JSON.parse(line) as { id: string; kind: string };
      return [id, kind];
    }),
  );
}

/** The trial with the vectors of its passages. */
export async function encodedTrial(trial: Trial, encoder?: PassageEncoder): Promise<Trial> {
  await encoder?.prepare(trial.index.documents);
  return encoder === undefined ? trial : { ...trial, encodings: encoder.known };
}

/** Every so many articles make a library of their own. */
const PARTS = 4;

/** A library of every fourth article is asked of them, and of as many that it lacks. */
async function fewArticlesRows(data: string, encoder: PassageEncoder): Promise<AskedRows[]> {
  const documents = await loadCorpus(join(data, 'english', 'corpus'));
  const few = documents.filter((_, number) => number % PARTS === 0);
  const others = new Set(
    documents.filter((_, number) => number % PARTS === 1).map(({ name }) => name),
  );
  const own = new Set(few.map(({ name }) => name));
  const trial = await encodedTrial(trialOf(few), encoder);
  const examples = await loadExamples(join(data, 'english'), 'questions.jsonl', trial);
  const rows: AskedRows[] = [];
  for (const [number, { judged, right }] of examples.entries()) {
    const article = judged.document ?? '';
    const answerable = own.has(article);
    if (number % EVERY !== 0 || !(answerable || others.has(article))) continue;
    const about = {
      id: judged.id,
      group: article,
      kind: answerable ? 'article' : 'withheld',
      answerable,
      isField: false,
    };
    const encoded = await encoder.question(judged.question, trial.index.documents);
    const isRight = (passage: number) => passage === right;
    rows.push(rowsOf(judged.question, about, isRight, trial, encoded ?? undefined));
  }
  return rows;
}

/** Questions on Wikipedia articles with their library. */
export async function articleExamples(
  data: string,
): Promise<{ readonly examples: Example[]; readonly trial: Trial }> {
  const trial = trialOf(await loadCorpus(join(data, 'english', 'corpus')));
  return { trial, examples: await loadExamples(join(data, 'english'), 'questions.jsonl', trial) };
}

/** Questions that a library of articles answers, and those that it does not as their article is withheld. */
async function articleRows(data: string): Promise<AskedRows[]> {
  const { examples, trial } = await articleExamples(data);
  const about = (id: string, article: string, answerable: boolean) => ({
    id,
    group: article,
    kind: answerable ? 'article' : 'withheld',
    answerable,
    isField: false,
  });
  const answered = examples
    .filter((_, number) => number % EVERY === 0)
    .map(({ judged, right }) =>
      rowsOf(
        judged.question,
        about(judged.id, judged.document ?? '', true),
        (passage) => passage === right,
        trial,
      ),
    );
  const articleOf = new Map(examples.map(({ judged }) => [judged.id, judged.document ?? '']));
  const lacking = trialOf(await loadCorpus(join(data, 'english-withheld', 'corpus')));
  const questions = await loadQuestions(join(data, 'english-withheld', 'questions.jsonl'));
  const withheld = questions
    .filter(({ answerable }, number) => !answerable && number % EVERY === 0)
    .map(({ id, question }) =>
      rowsOf(question, about(id, articleOf.get(id) ?? '', false), () => false, lacking),
    );
  return [...answered, ...withheld];
}
