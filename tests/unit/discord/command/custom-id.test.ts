import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeCustomId,
  encodeCustomId,
  packId,
  unpackId,
} from '../../../../src/discord/command/custom-id.ts';

const snowflake = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const field = fc.string({ maxLength: 20 }).map((text) => text.replaceAll('|', ''));

describe('a custom_id', () => {
  test('gives back what was put in', () => {
    const fields = fc.array(field, { maxLength: 4 });
    fc.assert(
      fc.property(fields, fc.integer({ min: 0, max: 999 }), (texts, version) => {
        const state = { action: 'turn-page', version, fields: texts };
        expect(decodeCustomId(encodeCustomId(state))).toEqual(state);
      }),
    );
  });

  test('is refused when Discord would refuse it, and when a field would be torn', () => {
    const state = { action: 'page', version: 1 };
    expect(() => encodeCustomId({ ...state, fields: ['x'.repeat(94)] })).toThrow(RangeError);
    expect(encodeCustomId({ ...state, fields: ['x'.repeat(93)] })).toHaveLength(100);
    expect(() => encodeCustomId({ ...state, fields: ['a|b'] })).toThrow(RangeError);
  });

  test('of another bot, or of nobody, is not understood', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const state = decodeCustomId(text);
        expect(state === null || encodeCustomId(state).split('|').length >= 1).toBe(true);
      }),
    );
    for (const text of ['', 'page', 'page.x', 'Page.1', '|', 'page.1234|a']) {
      expect(decodeCustomId(text)).toBeNull();
    }
  });
});

describe('a packed id', () => {
  test('is short and comes back, whatever the id', () => {
    fc.assert(
      fc.property(snowflake, (id) => {
        expect(packId(id).length).toBeLessThanOrEqual(13);
        expect(unpackId(packId(id))).toBe(id);
      }),
    );
  });

  test.each(['', 'A', '!', 'x'.repeat(14)])('is not made of %j', (text) => {
    expect(unpackId(text)).toBeNull();
  });
});
