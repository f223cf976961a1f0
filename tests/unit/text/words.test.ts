import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../src/text/words.ts';

const forms = (text: string) => wordsOf(text).map(({ form }) => form);

describe('the words of a text', () => {
  test.each([
    ["It’s “well-known”, isn't it?", ["it's", 'well', 'known', "isn't", 'it']],
    ['24–10, 1,000 and 3.5 at 10:30', ['24', '10', '1,000', 'and', '3.5', 'at', '10:30']],
    ['minus −5 or (-5) but 3-5', ['minus', '-', '5', 'or', '-', '5', 'but', '3', '5']],
    ['50% of $3 & < 4', ['50', '%', 'of', '$', '3', '&', '<', '4']],
    ['infor\u00admation zero\u200bwidth', ['information', 'zerowidth']],
    ['日本語 iPhone手机', ['日', '本', '語', 'iphone', '手', '机']],
    ['Straße CAFÉ ＦＵＬＬ', ['straße', 'café', 'full']],
    ['**bold** ~~gone~~ ||hidden||', ['bold', 'gone', 'hidden']],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  test('are slices of the text in their order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let end = 0;
        for (const word of wordsOf(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('of a range have offsets into the whole text', () => {
    expect(wordsOf('one two three', 4, 7)).toEqual([{ form: 'two', start: 4, end: 7 }]);
  });
});
