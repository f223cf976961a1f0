import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/text/analyzer.ts';
import { isKoreanFiller, isKoreanParticle, withoutParticle } from '../../../src/text/korean.ts';

describe('Korean words', () => {
  test.each([
    ['연체료는', '연체료'],
    ['보증금을', '보증금'],
    ['청소년도', '청소년'],
    ['도서관에서', '도서관'],
    ['나무', '나무'],
    ['회의', '회의'],
  ])('%s is looked for as %s', (word, noun) => {
    expect(withoutParticle(word)).toBe(noun);
    expect(analyze(word, 'ko')[0]?.term).toBe(noun);
  });

  test('with a Latin stem lose the particle', () => {
    const [first, ...rest] = analyze('Docker를', 'ko');
    expect(first).toMatchObject({ term: 'docker', start: 0, end: 6 });
    expect(rest).toEqual([]);
    expect(isKoreanParticle('를')).toBe(true);
  });

  test.each(['얼마예요', '뭐예요', '하나요', '있나요', '무엇인가요'])(
    '%s asks and says nothing',
    (word) => {
      expect(isKoreanFiller(word)).toBe(true);
      expect(analyze(word, 'ko').every(({ stop }) => stop)).toBe(true);
    },
  );

  test('that say something are no fillers', () => {
    for (const word of ['연체료', '모임', '청소년', '차이'])
      expect(isKoreanFiller(word)).toBe(false);
  });
});
