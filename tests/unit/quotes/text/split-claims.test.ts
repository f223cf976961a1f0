import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitClaims } from '../../../../src/quotes/text/split-claims.ts';

const texts = (message: string) => splitClaims(message, 'en').claims.map(({ text }) => text);

describe('the claims of a message', () => {
  test.each([
    [
      'Hi all! Markets grew out of hunger. Who planned them? Dr. Kim says nobody did.',
      ['Markets grew out of hunger.', 'Dr. Kim says nobody did.'],
    ],
    [
      'He wrote “Nobody planned this. It just grew.” in 2005.',
      ['He wrote “Nobody planned this. It just grew.” in 2005.'],
    ],
    ['Thanks for the link! Good morning everyone. lol', []],
    [
      'No money was worth anything after the reform of 2009.',
      ['No money was worth anything after the reform of 2009.'],
    ],
    ['see https://example.org/a.b?c and `code. here` <@123> <:smile:45>', []],
    [
      'The [famine of the nineties](https://example.org/x_(y)) killed many people.',
      ['The famine of the nineties killed many people.'],
    ],
    [
      '- rice was read like news\n- traders kept yuan at home\n- ok',
      ['rice was read like news', 'traders kept yuan at home'],
    ],
    [
      '> The famine killed many people.\nThat is what she told us.',
      ['The famine killed many people.', 'That is what she told us.'],
    ],
    ['**The famine** killed __many__ people.', ['The famine killed many people.']],
    ['The famine killed\nmany people there.', ['The famine killed many people there.']],
    ['```\nconst a = one two three four;\n```', []],
    ['市場は飢えと必要から生まれた。本当ですか？', ['市場は飢えと必要から生まれた。']],
    ['', []],
  ])('%j are %j', (message, expected) => {
    expect(texts(message)).toEqual(expected);
  });

  test('are told with their place in the message', () => {
    const message = 'Hello! Rice was **read** like news. Really?';
    const [claim] = splitClaims(message, 'en').claims;
    expect(claim && message.slice(claim.start, claim.end)).toBe('Rice was **read** like news.');
  });

  test('are at most twenty, in order and apart, in any message', () => {
    const { claims, left } = splitClaims('Rice was read like news. '.repeat(150), 'en');
    expect(claims).toHaveLength(20);
    expect(left).toBe(130);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (message) => {
        let end = 0;
        for (const claim of splitClaims(message).claims) {
          expect(claim.start).toBeGreaterThanOrEqual(end);
          expect(claim.end).toBeGreaterThan(claim.start);
          end = claim.end;
        }
      }),
    );
  });
});
