import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { memoryDatabase } from '../../../src/store/memory/memory-database.ts';
import { serverRowsIn } from '../../../src/store/moderation/server-rows.ts';
import { unansweredIn } from '../../../src/store/moderation/unanswered.ts';
import { opened } from './opening.ts';

const MOST = 20;
const places = [
  ['in a file', async () => (await opened()).unanswered],
  ['in memory', async () => unansweredIn(memoryDatabase())],
] as const;

const at = (day: number) => new Date(Date.UTC(2026, 4, day));

describe.each(places)('unanswered questions %s', (_, open) => {
  test('are counted, worded as they were asked last, and listed the most asked first', async () => {
    const questions = await open();
    await questions.keep('1', { groupId: 'a', text: 'first', lastAskedAt: at(1) }, MOST);
    await questions.keep('1', { groupId: 'b', text: 'other', lastAskedAt: at(2) }, MOST);
    await questions.keep('1', { groupId: 'a', text: 'second', lastAskedAt: at(3) }, MOST);
    await questions.keep('2', { groupId: 'a', text: 'elsewhere', lastAskedAt: at(3) }, MOST);
    const second = { groupId: 'a', text: 'second', asked: 2, lastAskedAt: at(3) };
    expect(await questions.ofServer('1')).toEqual([
      second,
      { groupId: 'b', text: 'other', asked: 1, lastAskedAt: at(2) },
    ]);
    expect(await questions.find('1', 'a')).toEqual(second);
    expect(await questions.find('3', 'a')).toBeNull();
  });

  test('are dismissed one by one, or all of a server', async () => {
    const questions = await open();
    for (const groupId of ['a', 'b']) {
      for (const server of ['1', '2']) {
        await questions.keep(server, { groupId, text: 'x', lastAskedAt: at(1) }, MOST);
      }
    }
    expect(await questions.dismiss('1', 'a')).toBe(true);
    expect(await questions.dismiss('1', 'a')).toBe(false);
    expect(await questions.forgetAll('1')).toBe(1);
    expect(await questions.ofServer('1')).toEqual([]);
    expect(await questions.ofServer('2')).toHaveLength(2);
  });
});

test('of very many questions of a server those asked the longest ago go, and no other server’s', async () => {
  const db = memoryDatabase();
  const questions = unansweredIn(db);
  for (let from = 0; from < MOST; from += 1) {
    const lastAskedAt = new Date(Date.UTC(2026, 4, 1, 0, 0, from));
    await questions.keep('1', { groupId: `g${from}`, text: 'x', lastAskedAt }, MOST);
  }
  await questions.keep('2', { groupId: 'old', text: 'x', lastAskedAt: new Date(0) }, MOST);
  await questions.keep('1', { groupId: 'new', text: 'x', lastAskedAt: at(9) }, MOST);
  expect(await questions.ofServer('1')).toHaveLength(MOST);
  expect(await questions.find('1', 'g0')).toBeNull();
  expect(await questions.find('1', 'g1')).not.toBeNull();
  expect(await questions.find('2', 'old')).not.toBeNull();
});

test('a question goes thirty days after it was asked last', async () => {
  const db = memoryDatabase();
  const questions = unansweredIn(db);
  await questions.keep('1', { groupId: 'a', text: 'x', lastAskedAt: at(1) }, MOST);
  const rows = serverRowsIn(db);
  expect(await rows.expire(at(31))).toBe(0);
  expect(await rows.expire(new Date(at(31).getTime() + 1))).toBe(1);
  const { rows: left } = await sql`select * from unanswered`.execute(db);
  expect(left).toEqual([]);
});
