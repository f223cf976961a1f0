import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionText } from '../../../../src/retrieval/encoder/question-text.ts';
import { nastyText } from '../../../support/nasty-text.ts';

describe('what is encoded of a question', () => {
  test.each([
    ['When does the ferry leave?', 'When does the ferry leave?'],
    [
      'hey guys, does anyone know when the ferry leaves? thanks in advance',
      'when the ferry leaves?',
    ],
    ['pls how do I reset my pw', 'how do I reset my password'],
    ['quick question: where is the vc', ': where is the voice'],
    ['<@300000000000000001> where is the <:boat:12345678901234567> quay', 'where is the quay'],
    ['is there no limit', 'is there no limit'],
    ['dont i need a ticket', 'dont i need a ticket'],
    ['Wo ist der Kellerschlüssel?', 'Wo ist der Kellerschlüssel?'],
  ])('%s', (question, text) => {
    expect(questionText(question)).toBe(text);
  });

  test('is the question where all of it is chat', () => {
    expect(questionText('hey guys')).toBe('hey guys');
    expect(questionText('thanks in advance')).toBe('thanks in advance');
  });

  test('takes no word for a property of an object', () => {
    const names = 'constructor toString __proto__ valueOf';
    expect(questionText(names)).toBe(names);
  });

  test('is never longer than what is read of it by more than the long forms, and never fails', () => {
    fc.assert(
      fc.property(nastyText, (question) => {
        const text = questionText(question);
        if (question.trim() !== '') expect(text).not.toBe('');
        expect(text).toBe(questionText(question));
      }),
      { numRuns: 60 },
    );
    expect(questionText('pw '.repeat(100_000)).length).toBeLessThan(4_000);
  });
});
