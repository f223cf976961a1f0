import { describe, expect, it } from 'vitest';
import { initialismsIn } from '../../../src/text/initialisms.ts';

describe('initialisms', () => {
  it.each([
    ['The National Football League (NFL) met.', 'National Football League', 'NFL'],
    ['She is Director of Research (DoR) there.', 'Director of Research', 'DoR'],
    ['Bank of the United States (BUS)', 'Bank of the United States', 'BUS'],
    ['the European Economic Community (E.E.C.)', 'European Economic Community', 'E.E.C.'],
    ['магистр наук Российская Академия Наук (РАН)', 'Российская Академия Наук', 'РАН'],
  ])('are read from "%s"', (text, long, short) => {
    expect(initialismsIn(text)).toEqual([{ short, long }]);
  });

  it.each([
    'He was born in the old town (Busan).',
    'The Football League (NFL) met.',
    'National teams played Football in a League (NFL).',
    '(NFL)',
    '',
  ])('are not seen in "%s"', (text) => {
    expect(initialismsIn(text)).toEqual([]);
  });

  it('are found in time proportional to the text', () => {
    expect(initialismsIn('word '.repeat(100_000))).toEqual([]);
  });
});
