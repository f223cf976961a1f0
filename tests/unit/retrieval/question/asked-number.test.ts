import { describe, expect, test } from 'vitest';
import { askedNumber } from '../../../../src/retrieval/question/asked-number.ts';

describe('the number that a question names', () => {
  test.each([
    ['rule 5', 'rule 5', ''],
    ['what does article 2.2 say?', 'article 2.2', ''],
    ["what's rule 4.5", 'rule 4.5', ''],
    ['was sagt § 12a', 'section 12.a', ''],
    ['qué dice el artículo 19', 'article 19', ''],
    ['第5条は何ですか', 'article 5', ''],
    ['제5조는 무엇인가요', 'article 5', ''],
    ['show me the third rule please', 'rule 3', ''],
    ['part two, chapter 1', 'part 2 > chapter 1', ''],
    ['does rule 5 apply to guitars', 'rule 5', 'apply guitars'],
    ['rule 5 of the server rules', 'rule 5', 'server rules'],
    ['2.2', 'null 2.2', ''],
    ['#5', 'number 5', ''],
  ])('%j: %s', (question, path, rest) => {
    const asked = askedNumber(question);
    const steps = asked?.path.steps.map(({ kind, number }) => `${kind} ${number}`);
    expect(steps?.join(' > ')).toBe(path);
    expect(asked?.rest.join(' ')).toBe(rest);
  });

  test.each([
    '5',
    'who has 2 questions',
    'how many rules are there',
    'what is the rule of law',
    '',
    'thanks',
    'is there no one here',
  ])('%j: none', (question) => {
    expect(askedNumber(question)).toBeNull();
  });
});
