import { describe, expect, test } from 'vitest';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { findCandidates } from '../../../../src/retrieval/ranking/candidates.ts';
import { CONFIDENCE_FEATURES } from '../../../../src/retrieval/ranking/confidence-features.ts';
import { encodingLead } from '../../../../src/retrieval/ranking/encoding-features.ts';
import { FEATURES, type FeatureName } from '../../../../src/retrieval/ranking/features.ts';
import { rankingContext } from '../../../../src/retrieval/ranking/ranking-context.ts';
import { weightsFor } from '../../../../src/retrieval/ranking/weights.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

const index = indexDocuments(
  documentsOf({
    'a.md': '# Boats\n\nThe ferry leaves at noon.',
    'b.md': '# Goats\n\nThe goat gave milk.',
    'c.md': '# Bread\n\nThe ferry of the baker carries loaves.',
  }),
);

/** The pool of a question to three passages that are so near to it as whole texts; null without vectors. */
function poolOf(cosines: readonly number[] | null) {
  const question = readQuestion('When does the ferry leave?', index);
  const cosineWith = (passage: number) => cosines?.[passage] ?? 0;
  const encoding = cosines && {
    cosineWith,
    cosineFrom: cosineWith,
    // The sentences stand the other way round.
    sentenceCosine: (passage: number) => cosines[2 - passage] ?? 0,
  };
  const all = { cosineWith: () => 1, cosineFrom: () => 1 };
  const candidates = findCandidates(question, index, () => true, all);
  const pool = rankingContext(candidates, question, index, null, encoding);
  const candidate = (passage: number) => {
    const found = candidates.find((one) => one.passage === passage);
    if (!found) throw new Error(`passage ${passage} is no candidate`);
    return found;
  };
  return { pool, candidate };
}

function values(cosines: readonly number[] | null, name: FeatureName): number[] {
  const { pool, candidate } = poolOf(cosines);
  return [0, 1, 2].map((passage) => FEATURES[name](candidate(passage), pool));
}

describe('features of whole texts', () => {
  test('encoding is the cosine of each passage', () => {
    expect(values([0.4, -0.1, 0.7], 'encoding')).toEqual([0.4, -0.1, 0.7]);
  });

  test('sentenceEncoding and its share are the same of the nearest sentences', () => {
    expect(values([0.4, -0.1, 0.7], 'sentenceEncoding')).toEqual([0.7, -0.1, 0.4]);
    const [first, , third] = values([0.4, -0.1, 0.7], 'sentenceEncodingShare');
    expect(first).toBe(1);
    expect(third).toBeCloseTo(Math.exp(-3.6), 6);
  });

  test('encodingShare is 1 for the nearest and falls with the distance to it', () => {
    const [first = 0, second = 0, third = 0] = values([0.6, 0.5, 0.7], 'encodingShare');
    expect(third).toBe(1);
    expect(first).toBeCloseTo(Math.exp(-1.2), 6);
    expect(second).toBeCloseTo(Math.exp(-2.4), 6);
  });

  test('encodingLead is what the nearest is ahead, and the others behind', () => {
    const { pool, candidate } = poolOf([0.6, 0.5, 0.75]);
    const leads = [0, 1, 2].map((passage) => encodingLead(candidate(passage), pool));
    for (const [at, lead] of [-0.15, -0.25, 0.15].entries()) expect(leads[at]).toBeCloseTo(lead, 6);
  });

  test('encodingLead is nothing for two that are equally near', () => {
    const { pool, candidate } = poolOf([0.6, 0.1, 0.6]);
    expect(encodingLead(candidate(0), pool)).toBe(0);
    expect(encodingLead(candidate(2), pool)).toBe(0);
  });

  test('nearestEncoding is the cosine of the nearest, whichever is ranked first', () => {
    const { pool, candidate } = poolOf([0.6, 0.1, 0.3]);
    for (const passage of [0, 1, 2])
      expect(CONFIDENCE_FEATURES.nearestEncoding(candidate(passage), pool)).toBe(0.6);
  });

  test('all are nothing without vectors', () => {
    const { pool, candidate } = poolOf(null);
    expect(pool.encoded).toBeNull();
    for (const name of [
      'encoding',
      'encodingShare',
      'sentenceEncoding',
      'sentenceEncodingShare',
    ] as const)
      expect(values(null, name)).toEqual([0, 0, 0]);
    for (const name of ['encoding', 'encodingLead', 'nearestEncoding'] as const)
      expect(CONFIDENCE_FEATURES[name](candidate(0), pool)).toBe(0);
  });
});

describe('weights', () => {
  const { pool } = poolOf([0.1, 0.2, 0.3]);
  const inEnglish = { ...pool, question: { ...pool.question, language: 'en' } };
  const words = weightsFor({ ...inEnglish, encoded: null });
  const encoded = weightsFor(inEnglish);

  test('are others where the encoder speaks', () => {
    expect(encoded).not.toBe(words);
    expect(encoded.ranking).not.toEqual(words.ranking);
    expect(weightsFor({ ...inEnglish, encoded: null })).toBe(words);
  });

  test('of words alone listen to no vector', () => {
    expect(words.ranking).toMatchObject({ encoding: 0, encodingShare: 0 });
    expect(words.confidence).toMatchObject({ encoding: 0, encodingLead: 0, nearestEncoding: 0 });
  });

  test('prefer what is near as a whole text', () => {
    expect(encoded.ranking.encoding).toBeGreaterThan(0);
    expect(encoded.ranking.encodingShare).toBeGreaterThan(0);
  });

  test('of confidence are others in a language that no table of words is for', () => {
    const inWelsh = {
      ...pool,
      meaning: null,
      question: { ...pool.question, language: 'cy', words: 6 },
    };
    for (const [english, some] of [
      [words, { ...inWelsh, encoded: null }],
      [encoded, inWelsh],
    ] as const) {
      const foreign = weightsFor(some);
      expect(foreign.ranking).toEqual(english.ranking);
      expect(foreign.confidence).not.toEqual(english.confidence);
      expect(Object.keys(foreign.confidence)).toEqual(Object.keys(english.confidence));
      expect(weightsFor({ ...some, question: inEnglish.question })).toBe(english);
      const few = { ...inWelsh.question, words: 5 };
      expect(weightsFor({ ...some, question: few })).toBe(english);
    }
  });

  test('are there for every feature, of both kinds', () => {
    for (const { ranking, confidence, languages } of [words, encoded]) {
      for (const name of Object.keys(FEATURES))
        expect(ranking).toHaveProperty(name, expect.any(Number));
      for (const name of [...Object.keys(CONFIDENCE_FEATURES), 'lead', 'constant'])
        expect(confidence).toHaveProperty(name, expect.any(Number));
      expect(languages.get('other')).toEqual(expect.any(Number));
    }
  });
});
