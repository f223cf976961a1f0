import { describe, expect, test } from 'vitest';
import { buildLibrary } from '../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../support/documents.ts';

const library = buildLibrary(
  documentsOf({
    'harbour.md':
      '# Harbours\n\nThe harbour of Port Ellen was enlarged by Anna Keller in 1842. Anna Keller studied in Aberdeen and taught drawing.\n\nPort Ellen exports barley and herring.',
    'bridges.md': '# Bridges\n\nThe bridge at Kelso was closed for repairs last winter.',
  }),
);

describe('a passage that holds only the names of a question', () => {
  test.each([
    'How many tanks does Port Ellen have?',
    'What is the capital of Port Ellen?',
    'Which novels did Anna Keller write?',
  ])('is no answer to "%s"', (question) => {
    const answer = library.ask(question);
    expect(answer.excerpts.length).toBeGreaterThan(0);
    expect(answer.answered).toBe(false);
  });

  test.each([
    ['Who enlarged the harbour of Port Ellen?', 'Anna Keller'],
    ['What does Port Ellen export?', 'barley and herring'],
    ['Where did Anna Keller study?', 'Aberdeen'],
  ])('does not silence "%s", where it holds what was asked', (question, words) => {
    const answer = library.ask(question);
    expect(answer.answered).toBe(true);
    expect(answer.excerpts[0]?.text).toContain(words);
  });

  test('may be all that was asked for', () => {
    expect(library.ask('Anna Keller').answered).toBe(true);
  });
});

describe('a passage without a number', () => {
  const keepers = buildLibrary(
    documentsOf({
      'keepers.md':
        '# Keepers\n\nThe keepers lived with one another in the tower, at first all year, and one of them kept goats.\n\n## The hall\n\nTwelve lamps hung in the hall of the pilots.',
    }),
  );

  test.each(['How many keepers lived in the tower?', 'How many keepers were there?'])(
    'is no answer to "%s", whatever it holds of the question',
    (question) => {
      const answer = keepers.ask(question);
      expect(answer.excerpts[0]?.text).toContain('keepers');
      expect(answer.answered).toBe(false);
    },
  );

  test('is none to a question that has one in words', () => {
    const answer = keepers.ask('How many lamps hung in the hall of the pilots?');
    expect(answer.answered).toBe(true);
    expect(answer.excerpts[0]?.text).toContain('Twelve lamps');
  });
});
