import { describe, expect, test } from 'vitest';
import { askedKeys, phraseKey } from '../../../../src/text/phrase/phrase-key.ts';

describe('the key of a heading', () => {
  test.each([
    ['Can I replace the core?', 'can i replace the core'],
    ['7. Pets', 'pets'],
    ['§ 5 Ruhezeiten', 'ruhezeiten'],
    ['Q: Who runs the bar?', 'who runs the bar'],
    ['The Who', 'the who'],
    ['C++ and C#', 'c++ and c#'],
    ['¿Cuándo?', 'cuando'],
    ['—', ''],
  ])('of "%s" is "%s"', (heading, key) => {
    expect(phraseKey(heading)).toBe(key);
  });
});

describe('what a question may stand as', () => {
  test.each([
    ['what is Might', 'might'],
    ["what's the dress code?", 'dress code'],
    ['tell me about refunds', 'refunds'],
    ['was ist der Stammtisch', 'stammtisch'],
    ['The Who', 'the who'],
  ])('"%s" asks for "%s"', (question, key) => {
    expect(askedKeys(question)).toContain(key);
  });
});
