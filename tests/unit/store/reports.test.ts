import { describe, expect, test } from 'vitest';
import { memoryDatabase } from '../../../src/store/memory/memory-database.ts';
import { reportsIn } from '../../../src/store/moderation/reports.ts';
import { serverRowsIn } from '../../../src/store/moderation/server-rows.ts';
import { opened } from './opening.ts';

const places = [
  ['in a file', opened],
  [
    'in memory',
    async () => {
      const db = memoryDatabase();
      return { reports: reportsIn(db), serverRows: serverRowsIn(db) };
    },
  ],
] as const;
const FIRST = new Date('2026-05-04T12:00:00Z');
const LATER = new Date('2026-05-05T12:00:00Z');
const report = { messageId: '10', serverId: '1', channelId: '5', reportedAt: FIRST };

describe.each(places)('reports %s', (_, open) => {
  test('of one post are counted by reason, and listed once, the longest waiting first', async () => {
    const { reports } = await open();
    await reports.add({ ...report, messageId: '11', reportedAt: LATER, reason: 'other' });
    await Promise.all(
      [FIRST, LATER].map((reportedAt) => reports.add({ ...report, reportedAt, reason: 'passage' })),
    );
    await reports.add({ ...report, reportedAt: LATER, reason: 'source' });
    await reports.add({ ...report, messageId: '12', serverId: '2', reason: 'other' });
    expect(await reports.ofServer('1')).toEqual([
      {
        ...report,
        reasons: new Map([
          ['passage', 2],
          ['source', 1],
        ]),
      },
      { ...report, messageId: '11', reportedAt: LATER, reasons: new Map([['other', 1]]) },
    ]);
  });

  test('are resolved by the server that they belong to, once', async () => {
    const { reports } = await open();
    for (const reason of ['passage', 'other'] as const) await reports.add({ ...report, reason });
    expect(await reports.resolve('2', '10')).toBe(false);
    expect(await reports.resolve('1', '10')).toBe(true);
    expect(await reports.resolve('1', '10')).toBe(false);
    expect(await reports.ofServer('1')).toEqual([]);
  });

  test('go after 90 days, with their channel and with their server', async () => {
    const { reports, serverRows } = await open();
    const add = () => reports.add({ ...report, reason: 'other' });
    const daysOn = (days: number) => new Date(FIRST.getTime() + days * 86_400_000);
    await add();
    await serverRows.expire(daysOn(90));
    expect(await reports.ofServer('1')).toHaveLength(1);
    await serverRows.expire(daysOn(90.01));
    expect(await reports.ofServer('1')).toEqual([]);
    await add();
    await serverRows.forgetChannel('6');
    expect(await reports.ofServer('1')).toHaveLength(1);
    await serverRows.forgetChannel('5');
    expect(await reports.ofServer('1')).toEqual([]);
    await add();
    await serverRows.forgetGuild('1');
    expect(await reports.ofServer('1')).toEqual([]);
  });
});
