import { describe, expect, test } from 'vitest';
import { meaningSteps } from '../../../../src/retrieval/meaning/library-meaning.ts';
import { questionMeaning } from '../../../../src/retrieval/meaning/question-meaning.ts';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';
import { vectorTable } from '../../../support/vector-table.ts';

// Cosines with "vessel": ship 0.8, pilot 0.3, baker 0.
const table = vectorTable({
  vessel: [100],
  ship: [80, 60],
  pilot: [30, 95],
  baker: [0, 0, 100],
});
const index = indexDocuments(
  documentsOf({
    'd.md':
      '---\nlanguage: en\ntitle: Stones\n---\n# Ships\n\nA ship.\n\n# Others\n\nA baker.\n\n# Pilots\n\nA pilot, a stone.',
  }),
);
const { vocabulary } = index;
const vectors = runSync(meaningSteps(index.segments, table));
const read = (text: string) => readQuestion(text, index);
const nearness = (asked: string, word: string, of = 0): number =>
  questionMeaning(read(asked), vectors).nearTo(vocabulary.number(word) ?? -1)?.[of] ?? 0;

describe('the meaning of a question', () => {
  test('is as near to a passage as their vectors', () => {
    const meaning = questionMeaning(read('vessel'), vectors);
    expect(meaning.cosineWith(0)).toBeCloseTo(0.8, 1);
    expect(meaning.cosineWith(1)).toBe(0);
    expect(questionMeaning(read('stone'), vectors).cosineWith(0)).toBe(0);
  });

  test('gives words beside the part that asks less weight', () => {
    const question = read('vessel baker');
    const beside = {
      ...question,
      terms: question.terms.map((term) => ({ ...term, beside: term.stem === 'baker' })),
    };
    const [all, less] = [question, beside].map((one) => questionMeaning(one, vectors));
    expect(less?.cosineWith(1)).toBeLessThan((all?.cosineWith(1) ?? 0) / 2);
    expect(less?.cosineWith(0)).toBeGreaterThan(all?.cosineWith(0) ?? 1);
  });

  test('takes a cosine of 0.4 and less between words for none', () => {
    expect(nearness('vessel', 'ship')).toBeCloseTo((0.8 - 0.4) / 0.6, 2);
    expect(nearness('vessel', 'pilot')).toBe(0);
    expect(nearness('vessel', 'baker')).toBe(0);
  });

  test('knows nothing of words without a vector, and says the same when asked again', () => {
    const { nearTo } = questionMeaning(read('vessel stone'), vectors);
    const ship = vocabulary.number('ship') ?? -1;
    expect(nearTo(vocabulary.number('stone') ?? -1)).toBeNull();
    expect(Array.from(nearTo(ship) ?? [])).toEqual([nearness('vessel', 'ship'), 0]);
    expect(nearTo(ship)).toEqual(nearTo(ship));
  });

  test('is not changed by a question that is read meanwhile', () => {
    const one = questionMeaning(read('vessel'), vectors);
    const other = questionMeaning(read('pilot'), vectors);
    const ship = vocabulary.number('ship') ?? -1;
    const first = one.nearTo(ship);
    expect(other.nearTo(ship)).not.toEqual(first);
    expect(one.nearTo(ship)).toEqual(first);
  });

  test('says of a passage below the least that matters only that it is below', () => {
    const meaning = questionMeaning(read('vessel'), vectors);
    expect(meaning.cosineFrom(0, 0.5)).toBe(meaning.cosineWith(0));
    expect(meaning.cosineFrom(1, 0.5)).toBeLessThan(0.5);
  });
});
