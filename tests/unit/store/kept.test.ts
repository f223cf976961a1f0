import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { KEPT } from '../../../src/community/kept/kept-tables.ts';
import { memoryDatabase } from '../../../src/store/memory/memory-database.ts';
import { PLACED_TABLES, serverRowsIn } from '../../../src/store/moderation/server-rows.ts';

const page = readFileSync('PRIVACY.md', 'utf8');
const tables = await memoryDatabase().introspection.getTables();

test('the privacy page and /privacy name every table of the database, in the same words', () => {
  expect(KEPT.map(({ table }) => table).sort()).toEqual(tables.map(({ name }) => name).sort());
  const rows = page.matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm);
  const listed = Array.from(rows, ([, table, what, howLong]) => ({ table, what, howLong }));
  expect(listed).toEqual(KEPT);
});

test('every table that says whose row it is, by server or channel, is counted and emptied by that', () => {
  const placed = tables.flatMap(({ name, columns }) => {
    const column = (wanted: RegExp) => columns.find((one) => wanted.test(one.name))?.name;
    const server = column(/^(?:server|guild)_id$/);
    const channel = column(/^channel_id$/);
    return server === undefined ? [] : [{ table: name, server, ...(channel ? { channel } : {}) }];
  });
  const known = PLACED_TABLES.map(({ apart: _, ...table }) => table);
  const byName = (a: { table: string }, b: { table: string }) => (a.table < b.table ? -1 : 1);
  expect(known.sort(byName)).toEqual(placed.sort(byName));
});

test('no column is for a person or for what people wrote', () => {
  const names = tables.flatMap(({ name, columns }) => columns.map((one) => `${name}.${one.name}`));
  const suspicious = /user|author|member|person|asker|name$|text|question|content|note/;
  const allowed = ['server_settings.name', 'unanswered.text'];
  expect(names.filter((name) => suspicious.test(name.split('.')[1] ?? ''))).toEqual(allowed);
});

test('the rows of one server are counted and dropped, and no other’s', async () => {
  const db = memoryDatabase();
  for (const server of ['1', '2']) {
    await sql`insert into server_settings values (${server}, 'log', 'abc')`.execute(db);
  }
  const rows = serverRowsIn(db);
  expect(await rows.count('1')).toEqual(new Map([['server_settings', 1]]));
  expect(await rows.forgetGuild('1')).toBe(1);
  expect(await rows.count('1')).toEqual(new Map());
  expect(await rows.count('2')).toEqual(new Map([['server_settings', 1]]));
});
