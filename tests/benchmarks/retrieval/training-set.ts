import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Document } from '../../../src/corpus/document/document.ts';
import { joinCorpus } from '../../../src/corpus/folder/assemble-corpus.ts';
import { readFile as readSource } from '../../../src/corpus/reader/read-file.ts';
import { isRightPassage } from '../../../src/evaluation/evaluation.ts';
import { type JudgedQuestion, parseQuestionFile } from '../../../src/evaluation/question-file.ts';
import type { KnownEncodings } from '../../../src/retrieval/encoder/encodings.ts';
import { questionEncoding } from '../../../src/retrieval/encoder/question-encoding.ts';
import type { LibraryIndex } from '../../../src/retrieval/index/library-index.ts';
import { questionMeaning } from '../../../src/retrieval/meaning/question-meaning.ts';
import { SAME_WORD } from '../../../src/retrieval/question/expand-term.ts';
import { type Question, readQuestion } from '../../../src/retrieval/question/question.ts';
import { type Candidate, findCandidates } from '../../../src/retrieval/ranking/candidates.ts';
import {
  type RankingContext,
  rankingContext,
} from '../../../src/retrieval/ranking/ranking-context.ts';
import { headingTermsOf } from '../../../src/retrieval/terms/heading-terms.ts';
import { indexDocuments, segmentOf } from '../../support/library-index.ts';

/** An indexed corpus to ask. */
export interface Trial {
  readonly index: LibraryIndex;
  /** Vectors of the passages, where questions bring theirs. */
  readonly encodings?: KnownEncodings;
}

/** A question with the number of the passage that answers it, or null when none does. */
export interface Example {
  readonly judged: JudgedQuestion;
  readonly right: number | null;
}

/** Reads in this process: the thread that reads otherwise waits for every other program. */
export async function loadCorpus(folder: string): Promise<readonly Document[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const parsed = await Promise.all(
    files.map(async ({ name, parentPath }) => {
      const file = join(parentPath, name);
      const bytes = await readFile(file);
      const inside = relative(folder, file).split(sep).join('/');
      return { name: inside, parsed: (await readSource({ name: inside, bytes })).parsed };
    }),
  );
  return joinCorpus(parsed).documents;
}

export function trialOf(documents: readonly Document[]): Trial {
  return { index: indexDocuments(documents) };
}

export async function loadQuestions(file: string): Promise<JudgedQuestion[]> {
  return parseQuestionFile(await readFile(file, 'utf8'), file);
}

/** Reads the questions of a set and finds their passages. */
export async function loadExamples(
  folder: string,
  file: string,
  { index }: Trial,
): Promise<Example[]> {
  return findPassages(await loadQuestions(join(folder, file)), index);
}

export function findPassages(questions: readonly JudgedQuestion[], index: LibraryIndex): Example[] {
  const known = new Map<string, number>();
  return questions.map((judged) => {
    const place = `${judged.document}\n${judged.passage_starts}`;
    const found =
      known.get(place) ?? segmentOf(index).passages.findIndex((one) => isRightPassage(one, judged));
    known.set(place, found);
    return { judged, right: found < 0 ? null : found };
  });
}

/** What ranking sees of a question. */
export function look(
  text: string,
  { index, encodings }: Trial,
  encoded?: Float32Array,
): { question: Question; candidates: Candidate[]; context: RankingContext } {
  const question = readQuestion(text, index);
  const meaning = index.meaning && questionMeaning(question, index.meaning);
  const encoding = encoded && encodings ? questionEncoding(encoded, index, encodings) : null;
  const candidates = findCandidates(question, index, () => true, encoding ?? meaning);
  const context = rankingContext(candidates, question, index, meaning, encoding);
  return { question, candidates, context };
}

/** By term of the question: whether the passage or its context holds it. */
export function heldBy(passage: number, question: Question, index: LibraryIndex): boolean[] {
  const { headingTerms, terms } = segmentOf(index);
  const all = new Set(
    terms.term.subarray(terms.firstToken[passage], terms.firstToken[passage + 1]),
  );
  for (const term of headingTermsOf(headingTerms, passage)) all.add(term);
  return question.terms.map(({ alternatives }) =>
    alternatives.some(({ term, weight }) => weight >= SAME_WORD && all.has(term)),
  );
}
