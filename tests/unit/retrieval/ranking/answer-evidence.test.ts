import { expect, test } from 'vitest';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { answerNear } from '../../../../src/retrieval/ranking/answer-evidence.ts';
import { findCandidates } from '../../../../src/retrieval/ranking/candidates.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

function nearIn(text: string, question = 'How many pilots?'): number {
  const index = indexDocuments(documentsOf({ 'd.md': `---\nlanguage: en\n---\n${text}` }));
  const read = readQuestion(question, index);
  const candidates = findCandidates(read, index, () => true);
  const [candidate] = candidates;
  if (candidate === undefined) throw new Error('nothing found');
  return answerNear(candidate, rankingContext(candidates, read, index));
}

test('a word of the question counts half five words from what may be the answer', () => {
  expect(nearIn('Pilots were counted there at 40.')).toBeCloseTo(1 / 2, 9);
  expect(nearIn('Pilots numbered 40.')).toBeCloseTo(1 / (1 + 2 / 5), 9);
});

test('nothing is near where nothing of the asked kind stands, or none is asked for', () => {
  expect(nearIn('Pilots were counted.')).toBe(0);
  expect(nearIn('Pilots numbered 40.', 'pilots')).toBe(0);
});
