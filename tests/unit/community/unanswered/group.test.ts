import { expect, test } from 'vitest';
import { groupOf } from '../../../../src/community/unanswered/group.ts';
import { onceADay } from '../../../../src/community/unanswered/once-a-day.ts';

test('questions alike are one group, and others are not', () => {
  const group = groupOf('When does the shop open?', ['en']);
  expect(group).toMatch(/^[\w-]{12}$/);
  for (const same of [
    'hey, when do your shops open pls?',
    'WHEN does the SHOP open',
    'open shop when',
  ]) {
    expect(groupOf(same, ['en']), same).toBe(group);
  }
  for (const other of [
    'Where does the shop open?',
    'When does the shop close?',
    'shop',
    '???',
    '!!',
  ]) {
    expect(groupOf(other, ['en']), other).not.toBe(group);
  }
});

test('a person counts once a day for a question, and others count beside', () => {
  const once = onceADay();
  const morning = new Date('2026-05-04T08:00:00Z');
  const first = (server: string, group: string, user: string, now = morning) =>
    once.isFirst(server, group, user, now);
  expect(first('1', 'a', 'mia')).toBe(true);
  expect(first('1', 'a', 'mia', new Date('2026-05-04T23:59:59Z'))).toBe(false);
  expect(first('1', 'a', 'theo')).toBe(true);
  expect(first('1', 'b', 'mia')).toBe(true);
  expect(first('2', 'a', 'mia')).toBe(true);
  expect(first('1', 'a', 'mia', new Date('2026-05-05T00:00:00Z'))).toBe(true);
});
