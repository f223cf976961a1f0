import { expect, test } from 'vitest';
import { latenessGauge } from '../../../../src/discord/gateway/lateness.ts';

test('what comes as quickly as others is punctual, however wrong the clock', () => {
  for (const skew of [-600_000, 0, 600_000]) {
    const late = latenessGauge();
    expect(late(1_000, 1_080 + skew)).toBe(0);
    expect(late(2_000, 2_100 + skew)).toBe(20);
    expect(late(3_000, 7_000 + skew)).toBe(3_920);
  }
});

test('a clock that was set is learnt within four arrivals', () => {
  const late = latenessGauge();
  late(0, 100);
  const after = [1, 2, 3, 4].map((n) => late(n * 1_000, n * 1_000 + 60_100));
  expect(after).toEqual([60_000, 60_000, 60_000, 0]);
});
