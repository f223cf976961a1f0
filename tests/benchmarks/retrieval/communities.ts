import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { foldText } from '../../../src/evaluation/evaluation.ts';
import type { JudgedQuestion } from '../../../src/evaluation/question-file.ts';
import type { LibraryIndex } from '../../../src/retrieval/index/library-index.ts';
import { segmentOf } from '../../support/library-index.ts';
import { loadCorpus, loadQuestions, type Trial, trialOf } from './training-set.ts';

/** The committed communities, beside which the field sets of a data folder are read. */
export const OWN_COMMUNITIES = join(import.meta.dirname, '..', 'field');

/** A community's documents with the questions that its members ask. */
export interface Community {
  readonly name: string;
  readonly trial: Trial;
  readonly questions: readonly JudgedQuestion[];
}

/** Every community below the folders, in the order of their names. */
export async function loadCommunities(folders: readonly string[]): Promise<Community[]> {
  const found: Community[] = [];
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) {
      const file = join(folder, name, 'questions.jsonl');
      if (!existsSync(file)) continue;
      const trial = trialOf(await loadCorpus(join(folder, name, 'corpus')));
      found.push({ name, trial, questions: await loadQuestions(file) });
    }
  }
  return found;
}

/** Numbers of the passages of the question's document that hold one of its answers. */
export function rightPassages(
  { answers, document }: JudgedQuestion,
  index: LibraryIndex,
): ReadonlySet<number> {
  const { passages } = segmentOf(index);
  const wanted = answers.map(foldText);
  const right = new Set<number>();
  for (const [number, passage] of passages.entries()) {
    if (passage.document.name !== document) continue;
    const text = foldText(passage.text);
    if (wanted.some((answer) => text.includes(answer))) right.add(number);
  }
  return right;
}
