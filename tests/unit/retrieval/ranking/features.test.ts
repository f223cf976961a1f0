import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { findCandidates } from '../../../../src/retrieval/ranking/candidates.ts';
import { CONFIDENCE_FEATURES } from '../../../../src/retrieval/ranking/confidence-features.ts';
import { FEATURES, type FeatureName } from '../../../../src/retrieval/ranking/features.ts';
import { jaccard } from '../../../../src/retrieval/ranking/near-duplicates.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

/** Long enough that the corpus floor makes each a passage of its own. */
const PADDING = Array.from({ length: 45 }, (_, i) => `pebble${i}`).join(' ');

/** The features of each passage for a question, by the passage's place in the document. */
function featuresOf(question: string, paragraphs: readonly string[], title = 'Stones') {
  const text = paragraphs
    .map((one, i) => `${one} ${PADDING.replaceAll('pebble', `pebble${i}x`)}.`)
    .join('\n\n');
  const index = indexDocuments(
    documentsOf({
      'd.md': `---\nlanguage: en\n---\n# ${title}\n\n${text}`,
      'e.md': 'Unrelated words stand here.',
    }),
  );
  const read = readQuestion(question, index);
  const candidates = findCandidates(read, index, () => true);
  const context = rankingContext(candidates, read, index);
  return (passage: number, name: FeatureName): number => {
    const candidate = candidates.find((one) => one.passage === passage);
    if (candidate === undefined) throw new Error(`passage ${passage} is no candidate`);
    return FEATURES[name](candidate, context);
  };
}

/** That the first passage has more of the feature than the second. */
function prefers(
  name: FeatureName,
  question: string,
  more: string,
  less: string,
  title?: string,
): void {
  const value = featuresOf(question, [more, less], title);
  expect(value(0, name)).toBeGreaterThan(value(1, name));
}

describe('a ranking feature', () => {
  it('bm25 is 1 for the best candidate', () => {
    const value = featuresOf('green harbour', ['A green harbour.', 'A green field.']);
    expect(value(0, 'bm25')).toBe(1);
    expect(value(1, 'bm25')).toBeLessThan(1);
  });

  it('coverage counts what the passage holds of the question', () => {
    prefers('coverage', 'green harbour', 'A green harbour.', 'A green field.');
  });

  it('bestSentence wants the words in one sentence', () => {
    prefers(
      'bestSentence',
      'green harbour',
      'A green harbour.',
      'A green field. The harbour is far.',
    );
  });

  it('twoSentences takes them from neighbours', () => {
    prefers(
      'twoSentences',
      'green harbour',
      'A green field. The harbour is far.',
      'A green field. Rain fell. The harbour is far.',
    );
  });

  it('rareWords weighs most what few candidates hold', () => {
    const value = featuresOf('green harbour', ['A harbour.', 'A green field.', 'A green hill.']);
    expect(value(0, 'rareWords')).toBeGreaterThan(value(1, 'rareWords'));
    expect(value(1, 'rareWords')).toBe(value(2, 'rareWords'));
  });

  it('rareInDocument weighs most what few passages of the document hold', () => {
    const value = featuresOf('green harbour', ['A harbour.', 'A green field.', 'A green hill.']);
    expect(value(0, 'rareInDocument')).toBeGreaterThan(value(1, 'rareInDocument'));
  });

  it('sentencePlace is higher the sooner the best sentence comes', () => {
    prefers(
      'sentencePlace',
      'green harbour',
      'A green harbour. Rain fell.',
      'Rain fell. A green harbour.',
    );
  });

  it('relatedWords counts derivations and synonyms, not the word itself', () => {
    prefers(
      'relatedWords',
      'harbour invasion',
      'They invade the harbour.',
      'The invasion of the harbour.',
    );
  });

  it('phrases wants neighbours together and in order', () => {
    prefers('phrases', 'green harbour', 'A green harbour.', 'A harbour, wide and green.');
  });

  it('wordPairs wants words with the stop words beside them', () => {
    prefers('wordPairs', 'What fell in the harbour?', 'In the harbour.', 'Of a harbour.');
    prefers('wordPairs', 'green harbour', 'A green harbour.', 'A harbour, wide and green.');
  });

  it('wordPairs looks for stop words within the sentence only', () => {
    prefers(
      'wordPairs',
      'Was the harbour green?',
      'Rain was on the harbour.',
      'Rain was on, not the. Harbour nets dry.',
    );
  });

  it('proximity wants words close', () => {
    prefers(
      'proximity',
      'green harbour',
      'Harbour, wide, green.',
      'Harbour waters and all of the fields around them are green.',
    );
  });

  it('nearby counts what only the passage before or after holds', () => {
    const value = featuresOf('green harbour', [
      'A green field.',
      'A harbour far off.',
      'A harbour again.',
    ]);
    expect(value(1, 'nearby')).toBeGreaterThan(value(2, 'nearby'));
  });

  it('context counts what only the title or headings hold', () => {
    const value = featuresOf(
      'harbour pilots',
      ['Many pilots work.', 'Pilots of the harbour work.'],
      'Harbour',
    );
    expect(value(0, 'context')).toBeGreaterThan(0);
    expect(value(1, 'context')).toBe(0);
  });

  it('answerKind wants the kind of word that is asked for', () => {
    prefers(
      'answerKind',
      'When was the harbour built?',
      'The harbour was built in 1851.',
      'The harbour was built slowly.',
    );
  });

  it('answerNear wants it near the words of the question', () => {
    prefers(
      'answerNear',
      'How many pilots work in the harbour?',
      'In the harbour 40 pilots work.',
      'In the harbour pilots work. They eat well, and they sleep well, and each of them owns 40 books.',
    );
  });

  it('document is shared by passages of one document and sums to 1 over documents', () => {
    const value = featuresOf('green harbour', ['A green harbour.', 'A green field.']);
    expect(value(0, 'document')).toBeCloseTo(1, 9);
    expect(value(1, 'document')).toBe(value(0, 'document'));
  });

  it('length grows with the passage', () => {
    prefers(
      'length',
      'green harbour',
      `A green harbour. ${'Many other stones lie here. '.repeat(9)}`,
      'A green harbour.',
    );
  });

  it('opening falls from passage to passage', () => {
    prefers('opening', 'green harbour', 'A green harbour.', 'A green harbour.');
  });
});

describe('a confidence feature', () => {
  const best = (question: string, text: string) => {
    const index = indexDocuments(
      documentsOf({ 'd.md': text, 'e.md': 'Unrelated words stand here.' }),
    );
    const read = readQuestion(question, index);
    const candidates = findCandidates(read, index, () => true);
    const [candidate] = candidates;
    if (candidate === undefined) throw new Error('nothing found');
    return { candidate, context: rankingContext(candidates, read, index) };
  };

  it('missingNames is the share of names that are nowhere near', () => {
    const { candidate, context } = best('Did Anna meet Bruno?', 'Anna met her brother there.');
    expect(CONFIDENCE_FEATURES.missingNames(candidate, context)).toBe(0.5);
  });

  it('noAskedKind tells that nothing of the asked kind stands there', () => {
    const without = best('When did the mill close?', 'The mill had to close.');
    const dated = best('When did the mill close?', 'The mill had to close in 1931.');
    expect(CONFIDENCE_FEATURES.noAskedKind(without.candidate, without.context)).toBe(1);
    expect(CONFIDENCE_FEATURES.noAskedKind(dated.candidate, dated.context)).toBe(0);
  });

  it('proximity of a single word is as close as can be', () => {
    const { candidate, context } = best('mill', 'The mill had to close.');
    expect(CONFIDENCE_FEATURES.proximity(candidate, context)).toBe(1);
  });

  it('bm25 is a share of what repeating every word would give', () => {
    const all = best('harbour pilots', 'The harbour pilots.');
    const some = best('harbour pilots eating melons', 'The harbour pilots.');
    const [most, less] = [all, some].map((one) =>
      CONFIDENCE_FEATURES.bm25(one.candidate, one.context),
    );
    expect(most).toBeLessThanOrEqual(1);
    expect(less).toBeLessThan(most ?? 0);
  });

  it('size grows with the library', () => {
    const small = best('harbour', 'The harbour.');
    const large = best('harbour', Array(9).fill(`The harbour ${PADDING}.`).join('\n\n'));
    expect(CONFIDENCE_FEATURES.size(large.candidate, large.context)).toBeGreaterThan(
      CONFIDENCE_FEATURES.size(small.candidate, small.context),
    );
  });

  it('matches grows with every word found', () => {
    const one = best('mill', 'The mill had to close.');
    const two = best('mill close', 'The mill had to close.');
    expect(CONFIDENCE_FEATURES.matches(two.candidate)).toBeGreaterThan(
      CONFIDENCE_FEATURES.matches(one.candidate),
    );
  });
});

describe('jaccard', () => {
  it('is common members over all members', () => {
    expect(jaccard(new Set([1, 2, 3]), new Set([2, 3, 4]))).toBe(0.5);
    expect(jaccard(new Set(), new Set())).toBe(1);
  });
});
