import { expect, test } from 'vitest';
import { outageLog } from '../../../../src/discord/gateway/outage-log.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const HOUR_MS = 3_600_000;

test('an outage of an hour, tried twice a second, costs a dozen lines that tell how many were left out', () => {
  const { log, lines } = memoryLog();
  let now = 0;
  const outage = outageLog(log, () => now);
  for (; now < HOUR_MS; now += 500) outage.say('warn', 0, { error: 'refused' }, 'It failed');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.length).toBeLessThan(16);
  expect(lines[0]).toEqual({ level: 'warn', shard: 0, error: 'refused', message: 'It failed' });
  const unsaid = lines.reduce((sum, line) => sum + Number(line['unsaid'] ?? 0), 0);
  expect(lines.length + unsaid).toBeGreaterThan((HOUR_MS - 601_000) / 500);
});

test('each connection and each kind of failure is said at once, and anew after the outage', () => {
  const { log, lines } = memoryLog();
  const outage = outageLog(log, () => 0);
  expect(outage.over(0)).toBe(false);
  for (const sentence of ['It failed', 'It failed', 'Trying again']) {
    for (const shard of [0, 1]) outage.say('info', shard, {}, sentence);
  }
  expect(lines.map(({ shard, message }) => `${shard} ${message}`)).toEqual([
    '0 It failed',
    '1 It failed',
    '0 Trying again',
    '1 Trying again',
  ]);
  expect(outage.over(0)).toBe(true);
  for (const shard of [0, 1]) outage.say('info', shard, {}, 'It failed');
  expect(lines.slice(4).map(({ shard }) => shard)).toEqual([0]);
});
