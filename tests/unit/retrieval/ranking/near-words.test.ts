import { describe, expect, it } from 'vitest';
import type { QuestionMeaning } from '../../../../src/retrieval/meaning/question-meaning.ts';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { findCandidates } from '../../../../src/retrieval/ranking/candidates.ts';
import { nearSentence, nearWords } from '../../../../src/retrieval/ranking/near-words.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

/** How near words are, by the word of the question and that of the text; 0 for all other pairs. */
type Near = Readonly<Record<string, number>>;

/** The one passage of a text for a question of two words that weigh the same. */
function look(question: string, text: string, near: Near | null) {
  const index = indexDocuments(documentsOf({ 'd.md': `---\nlanguage: en\n---\n${text}` }));
  const read = readQuestion(question, index);
  const pairs = new Map(Object.entries(near ?? {}));
  const meaning: QuestionMeaning | null = near && {
    cosineWith: () => 1,
    cosineFrom: () => 1,
    nearTo: (term) =>
      Float64Array.from(
        read.terms,
        ({ stem }) => pairs.get(`${stem} ${index.vocabulary.term(term)}`) ?? 0,
      ),
  };
  const candidates = findCandidates(read, index, () => true, meaning);
  const [candidate] = candidates;
  if (candidate === undefined) throw new Error('nothing found');
  const weights = Float64Array.from(read.terms, () => 1);
  return { candidate, context: { ...rankingContext(candidates, read, index, meaning), weights } };
}

describe('words of like meaning', () => {
  it('count for a word that is missing, by the nearest of the passage', () => {
    const near = { 'gull kite': 0.6, 'gull pilot': 0.2 };
    const { candidate, context } = look('gull pilot', 'A kite left. The pilot slept.', near);
    expect(nearWords(candidate, context)).toBeCloseTo(0.3, 6);
  });

  it('count nothing for a word that stands there itself, or in the headings', () => {
    const near = { 'pilot kite': 0.9, 'gull kite': 0.9 };
    const there = look('gull pilot', 'A kite, a gull and a pilot.', near);
    expect(nearWords(there.candidate, there.context)).toBe(0);
    const above = look('gull pilot', '# Gull\n\n## Work\n\nA kite and a pilot.', near);
    expect(nearWords(above.candidate, above.context)).toBe(0);
  });

  it('are looked for in the headings too', () => {
    const near = { 'gull kite': 0.6 };
    const { candidate, context } = look(
      'gull pilot',
      '# Kite\n\n## Work\n\nThe pilot slept.',
      near,
    );
    expect(nearWords(candidate, context)).toBeCloseTo(0.3, 6);
    expect(nearSentence(candidate, context)).toBeCloseTo(0.8, 6);
  });

  it('stand in one sentence with the rest of the question, or count less', () => {
    const near = { 'gull kite': 0.6 };
    const one = look('gull pilot', 'The pilot of the kite slept.', near);
    const two = look('gull pilot', 'The pilot slept. The kite left.', near);
    expect(nearSentence(one.candidate, one.context)).toBeCloseTo(0.8, 6);
    expect(nearSentence(two.candidate, two.context)).toBeCloseTo(0.5, 6);
  });

  it('count nothing without word vectors', () => {
    const { candidate, context } = look('gull pilot', 'The pilot of the kite slept.', null);
    expect(nearWords(candidate, context)).toBe(0);
    expect(nearSentence(candidate, context)).toBeCloseTo(0.5, 6);
  });
});
