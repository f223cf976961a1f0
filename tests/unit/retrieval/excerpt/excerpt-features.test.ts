import { describe, expect, it } from 'vitest';
import { windowsOf } from '../../../../src/retrieval/excerpt/excerpt.ts';
import {
  EXCERPT_FEATURES,
  type ExcerptFeatureName,
  scoreWindow,
} from '../../../../src/retrieval/excerpt/excerpt-features.ts';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { findCandidates } from '../../../../src/retrieval/ranking/candidates.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

/** The features of the first stretch of at most `limit` characters, for a question on one passage. */
function featuresOf(question: string, text: string, limit = 300) {
  const index = indexDocuments(documentsOf({ 'd.md': `---\nlanguage: en\n---\n${text}` }));
  const read = readQuestion(question, index);
  const candidates = findCandidates(read, index, () => true);
  const context = rankingContext(candidates, read, index);
  const [candidate] = candidates;
  const [window] = candidate ? windowsOf(candidate, limit) : [];
  if (!candidate || !window) throw new Error('nothing found');
  const scored = scoreWindow(window, candidate, context);
  return (name: ExcerptFeatureName): number => EXCERPT_FEATURES[name](scored);
}

describe('a feature of an excerpt', () => {
  it('answerNear counts a word half that stands five words from the possible answer', () => {
    const near = featuresOf('How many pilots?', 'Pilots were counted there at 40.');
    expect(near('answerNear')).toBeCloseTo(1 / (1 + 5 / 5), 9);
    const nearer = featuresOf('How many pilots?', 'Pilots numbered 40.');
    expect(nearer('answerNear')).toBeCloseTo(1 / (1 + 2 / 5), 9);
  });

  it('answerKind wants a word of the asked kind within the stretch itself', () => {
    const question = 'How many pilots?';
    expect(featuresOf(question, 'Pilots numbered 40.')('answerKind')).toBe(1);
    expect(featuresOf(question, 'Pilots came along. Then 40 left.', 20)('answerKind')).toBe(0);
  });

  it('whole tells sentences from cuts', () => {
    expect(featuresOf('pilots', 'Pilots came along.')('whole')).toBe(1);
    expect(featuresOf('pilots', 'Pilots came along, and many stayed there.', 22)('whole')).toBe(0);
  });
});
