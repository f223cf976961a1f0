import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/community/readings/readings.ts';
import { memoryDatabase } from '../../../src/store/memory/memory-database.ts';
import { readingsIn } from '../../../src/store/moderation/readings.ts';
import { serverRowsIn } from '../../../src/store/moderation/server-rows.ts';
import { opened } from './opening.ts';

const places = [
  ['in a file', opened],
  [
    'in memory',
    async () => {
      const db = memoryDatabase();
      return { readings: readingsIn(db), serverRows: serverRowsIn(db) };
    },
  ],
] as const;

const at = (hours: number) => new Date(Date.UTC(2026, 4, 4, hours));
const reading: Reading = {
  run: 'abcdefgh',
  serverId: '1',
  channelId: '5',
  key: 'BOOK',
  schedule: { days: '12345', time: '08:00', zone: 'Europe/Berlin' },
  words: 300,
  part: 1,
  place: '1.1~abcde',
  dueAt: at(8),
  claimedAt: null,
  end: null,
};
const next = { part: 2, place: '1.4~fghij', dueAt: at(32) };

describe.each(places)('readings %s', (_, open) => {
  test('are one for a document in a channel, as long as they go on', async () => {
    const { readings } = await open();
    const started = await Promise.all([
      readings.start(reading),
      readings.start({ ...reading, run: 'second' }),
    ]);
    expect(started.filter(Boolean)).toHaveLength(1);
    const [only] = await readings.ofServer('1');
    expect(await readings.start({ ...reading, channelId: '6', run: 'other' })).toBe(true);
    expect(await readings.end(only?.run ?? '', 'stopped', at(9))).toBe(true);
    expect(await readings.end(only?.run ?? '', 'withdrawn', at(10))).toBe(false);
    expect((await readings.find(only?.run ?? ''))?.end).toEqual({ why: 'stopped', at: at(9) });
    expect((await readings.ofServer('1')).map(({ run }) => run)).toEqual(['other', only?.run]);
    expect(await readings.start({ ...reading, run: 'third' })).toBe(true);
    expect(await readings.find('third')).toEqual({ ...reading, run: 'third' });
    expect(await readings.find(only?.run ?? '')).toBeNull();
  });

  test('are due by their time, until they end', async () => {
    const { readings } = await open();
    await readings.start(reading);
    await readings.start({ ...reading, run: 'early', channelId: '6', dueAt: at(7) });
    expect(await readings.due(at(6))).toEqual([]);
    expect((await readings.due(at(8))).map(({ run }) => run)).toEqual(['early', 'abcdefgh']);
    await readings.end('early', 'closed', at(8));
    expect((await readings.due(at(8))).map(({ run }) => run)).toEqual(['abcdefgh']);
  });

  test('let one of many claim a part, and only its claim be confirmed', async () => {
    const { readings } = await open();
    await readings.start(reading);
    const claims = [8, 9, 10].map((hour) => readings.claim(reading, at(hour)));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    const [claimed] = await readings.due(at(8));
    const claimedAt = claimed?.claimedAt ?? at(0);
    expect(await readings.claim({ ...reading, claimedAt: at(1) }, at(11))).toBe(false);
    expect(await readings.move(reading, next)).toBe(false);
    const before = { run: reading.run, part: 1, claimedAt };
    expect(await readings.claim({ ...reading, claimedAt }, at(12))).toBe(true);
    expect(await readings.confirm(before, next, at(13))).toBe(false);
    expect(await readings.confirm({ ...before, part: 2 }, next, at(13))).toBe(false);
    expect(await readings.confirm({ ...before, claimedAt: at(12) }, next, at(13))).toBe(true);
    expect(await readings.find(reading.run)).toEqual({ ...reading, ...next });
    expect(await readings.claim(reading, at(14))).toBe(false);
  });

  test('end with their last part, and are not confirmed once they were stopped', async () => {
    const { readings } = await open();
    await readings.start(reading);
    await readings.claim(reading, at(8));
    const claimed = { run: reading.run, part: 1, claimedAt: at(8) };
    expect(await readings.confirm(claimed, null, at(9))).toBe(true);
    expect((await readings.find(reading.run))?.end).toEqual({ why: 'finished', at: at(9) });
    await readings.start(reading);
    await readings.claim(reading, at(8));
    await readings.end(reading.run, 'stopped', at(9));
    expect(await readings.confirm(claimed, next, at(10))).toBe(false);
  });

  test('are moved on by whoever knows what comes next', async () => {
    const { readings } = await open();
    await readings.start(reading);
    expect(await readings.move({ ...reading, dueAt: at(9) }, next)).toBe(false);
    expect(await readings.move({ ...reading, part: 2 }, next)).toBe(false);
    expect(await readings.move(reading, next)).toBe(true);
    expect(await readings.find(reading.run)).toEqual({ ...reading, ...next });
  });

  test('go 30 days after their end, with their channel and with their server', async () => {
    const { readings, serverRows } = await open();
    const daysOn = (days: number) => new Date(at(8).getTime() + days * 86_400_000);
    await readings.start(reading);
    await serverRows.expire(daysOn(400));
    expect(await readings.find(reading.run)).not.toBeNull();
    await readings.end(reading.run, 'stopped', at(8));
    await serverRows.expire(daysOn(30));
    expect(await readings.find(reading.run)).not.toBeNull();
    await serverRows.expire(daysOn(30.01));
    expect(await readings.find(reading.run)).toBeNull();
    await readings.start(reading);
    await readings.start({ ...reading, run: 'other', channelId: '6' });
    await serverRows.forgetChannel('5');
    expect((await readings.ofServer('1')).map(({ run }) => run)).toEqual(['other']);
    await serverRows.forgetGuild('1');
    expect(await readings.ofServer('1')).toEqual([]);
  });
});
