import { describe, expect, test } from 'vitest';
import { RateLimiter } from '../../../../src/sandbox/rest/rate-limits.ts';

const CHANNEL = '/channels/1400000000000000001/messages';
const WEBHOOK = '/webhooks/1100000000000000001/token/messages';

describe('rate limits', () => {
  test('count down, refuse, and begin again', () => {
    const limiter = new RateLimiter();
    const remaining = [1, 2, 3, 4, 5].map(() => limiter.count('POST', CHANNEL, 0).remaining);
    expect(remaining).toEqual([4, 3, 2, 1, 0]);
    expect(limiter.count('POST', CHANNEL, 1000)).toMatchObject({
      allowed: false,
      resetAfterMs: 4000,
    });
    expect(limiter.count('POST', CHANNEL, 5000)).toMatchObject({ allowed: true, remaining: 4 });
  });

  test('are apart for each channel and each method', () => {
    const limiter = new RateLimiter();
    const other = CHANNEL.replace('0001', '0002');
    const buckets = [
      limiter.count('POST', CHANNEL, 0),
      limiter.count('GET', CHANNEL, 0),
      limiter.count('POST', other, 0),
    ].map(({ bucket }) => bucket);
    expect(new Set(buckets).size).toBe(3);
  });

  test('are shared by all messages of an interaction token', () => {
    const limiter = new RateLimiter();
    const original = limiter.count('PATCH', `${WEBHOOK}/@original`, 0);
    const other = limiter.count('PATCH', `${WEBHOOK}/1234567890123456789`, 0);
    expect(other.bucket).toBe(original.bucket);
  });

  test('are global at 50 a second, but not for interactions', () => {
    const limiter = new RateLimiter();
    for (let index = 0; index < 50; index += 1) limiter.count('GET', `/guilds/${index}`, 0);
    expect(limiter.count('GET', '/users/@me', 0)).toMatchObject({ allowed: false, global: true });
    expect(limiter.count('PATCH', `${WEBHOOK}/@original`, 0).allowed).toBe(true);
  });
});
