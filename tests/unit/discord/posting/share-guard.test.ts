import { expect, test } from 'vitest';
import { shareGuard } from '../../../../src/discord/posting/share-guard.ts';

test('the same page of a message is let through once, and again when it is released or long past', () => {
  let now = 0;
  const guard = shareGuard(() => now);
  expect(guard.claim('1', ['a'])).toBe(true);
  expect(guard.claim('1', ['a'])).toBe(false);
  expect(guard.claim('1', ['b'])).toBe(true);
  expect(guard.claim('2', ['a'])).toBe(true);
  guard.release('1', ['a']);
  expect(guard.claim('1', ['a'])).toBe(true);
  now = 9_999;
  expect(guard.claim('2', ['a'])).toBe(false);
  now = 10_000;
  expect(guard.claim('2', ['a'])).toBe(true);
});

test('only so many are remembered, the oldest are forgotten', () => {
  const guard = shareGuard(() => 0);
  for (let at = 0; at <= 1_000; at += 1) guard.claim(String(at), []);
  expect(guard.claim('1000', [])).toBe(false);
  expect(guard.claim('0', [])).toBe(true);
});
