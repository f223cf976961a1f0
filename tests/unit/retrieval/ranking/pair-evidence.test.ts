import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { findCandidates } from '../../../../src/retrieval/ranking/candidates.ts';
import { closePairs, phrasePairs } from '../../../../src/retrieval/ranking/pair-evidence.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

/** The only passage of a document, and what it is ranked in, for a question. */
function ranked(question: string, text: string) {
  const index = indexDocuments(documentsOf({ 'd.md': `---\nlanguage: en\n---\n${text}` }));
  const read = readQuestion(question, index);
  const candidates = findCandidates(read, index, () => true);
  const [candidate] = candidates;
  if (!candidate) throw new Error('nothing found');
  return [candidate, rankingContext(candidates, read, index)] as const;
}

/** A text in which the two words stand so many words apart. */
const apart = (words: number) =>
  `Harbour ${'lantern '.repeat(words - 1)}varnish was sold here by the pound.`;

describe('two words of a question', () => {
  it.each([
    [1, 1],
    [5, 1 / 2],
    [9, 1 / 3],
  ])('are worth less the further they stand apart: %i words', (words, worth) => {
    expect(closePairs(...ranked('harbour varnish', apart(words)))).toBeCloseTo(worth, 9);
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 0],
  ])('are a phrase with one word between them at the most: %i words', (words, worth) => {
    expect(phrasePairs(...ranked('harbour varnish', apart(words)))).toBe(worth);
  });
});
