import { describe, expect, it } from 'vitest';
import { acronymsIn } from '../../../src/text/acronyms.ts';

describe('acronyms', () => {
  it.each([
    ['The National Football League (NFL) met.', 'National Football League', 'NFL'],
    ['She is Director of Research (DoR) there.', 'Director of Research', 'DoR'],
    ['Bank of the United States (BUS)', 'Bank of the United States', 'BUS'],
    ['the European Economic Community (E.E.C.)', 'European Economic Community', 'E.E.C.'],
    ['магистр наук Российская Академия Наук (РАН)', 'Российская Академия Наук', 'РАН'],
  ])('are read from "%s"', (text, long, short) => {
    expect(acronymsIn(text)).toEqual([{ short, long }]);
  });

  it.each([
    'He was born in the old town (Busan).',
    'The Football League (NFL) met.',
    'National teams played Football in a League (NFL).',
    '(NFL)',
    '',
  ])('are not seen in "%s"', (text) => {
    expect(acronymsIn(text)).toEqual([]);
  });

  it('are found in time proportional to the text', () => {
    expect(acronymsIn('word '.repeat(100_000))).toEqual([]);
  });
});
