import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/text/analyzer.ts';

const terms = (text: string, language = 'en'): string[] =>
  analyze(text, language)
    .filter(({ stop }) => !stop)
    .map(({ term }) => term);

describe('analyze', () => {
  it('folds case, accents, compatibility forms and typographic apostrophes', () => {
    expect(terms('konanŭi HAENGGUN')).toEqual(terms('konanui haenggun'));
    expect(terms('O’Brien’s ﬁle')).toEqual(terms("O'Brien's file"));
  });

  it('brings inflected and irregular forms together', () => {
    expect(new Set(terms('defect defected defects'))).toHaveProperty('size', 1);
    expect(terms('went written children')).toEqual(terms('go write child'));
  });

  it('knows a number in its usual forms', () => {
    expect(terms('1,000')).toEqual(terms('1000'));
    expect(terms('50th')).toEqual(terms('50'));
    expect(terms('twelve')).toEqual(terms('12'));
    expect(terms('3rd')).toEqual(terms('third'));
    expect(terms('1990’s')).toEqual(terms('1990s'));
    expect(terms('1754–1763')).toEqual(['1754', '1763']);
    expect(terms('2.50')).toEqual(terms('2.5'));
  });

  it('takes possessives and elided articles off', () => {
    expect(terms("Levi's Stadium")).toEqual(terms('Levi Stadium'));
    expect(terms("l'école", 'fr')).toEqual(terms('école', 'fr'));
  });

  it('writes acronyms without full stops', () => {
    expect(terms('the U.S.S.R. fell')).toContain('ussr');
  });

  it('marks stop and question words and keeps their place', () => {
    const words = analyze('What is the famine?', 'en');
    expect(words.map(({ stop }) => stop)).toEqual([true, true, true, false]);
    expect(words.at(-1)?.position).toBe(3);
  });

  it('cuts Chinese and Japanese into characters and pairs', () => {
    expect(terms('黑豹队', 'zh')).toEqual(['黑', '黑豹', '豹', '豹队', '队']);
    expect(terms('東京タワー', 'ja')).toContain('東京');
  });

  it('cuts Thai by dictionary and Korean into words and pairs of syllables', () => {
    expect(terms('ภาษาไทย', 'th')).toEqual(['ภาษา', 'ไทย']);
    expect(terms('한국어를', 'ko')).toEqual(expect.arrayContaining(['한국어', '한국']));
  });

  it('takes the article and endings off Arabic words', () => {
    expect(terms('المدرسة', 'ar')).toEqual(terms('مدرسة', 'ar'));
  });

  it('gives offsets of the word in the text, whatever the text', () => {
    const piece = fc.constantFrom(
      "Levi's ",
      '1,000 ',
      'U.S. ',
      '黑豹',
      'é',
      '😀',
      'ไทย',
      '한국어',
      "l'",
      '\n',
      'ﬁ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('en', 'fr', 'zh', 'ko', 'xx'),
        fc.nat(9),
        (value, language, from) => {
          const start = Math.min(from, value.length);
          let last = start;
          for (const word of analyze(value, language, start)) {
            expect(word.end).toBeGreaterThan(word.start);
            expect(word.end).toBeLessThanOrEqual(value.length);
            expect(word.start).toBeGreaterThanOrEqual(last);
            last = word.start;
            expect(word.term).not.toBe('');
          }
        },
      ),
    );
  });
});
