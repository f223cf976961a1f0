import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Kysely, Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { LibsqlDialect } from '../../../src/store/libsql-dialect.ts';
import { MIGRATIONS, madeBy } from '../../../src/store/migrations/migrate.ts';
import { EXIT, PlainError } from '../../../src/system/errors.ts';
import { newFolder, opened } from './opening.ts';

const NAMES = Object.keys(MIGRATIONS);
const NOW = new Date('2026-05-04T12:30:15Z');
const DAY_MS = 86_400_000;
const copiesIn = (folder: string) => path.join(folder, 'before-updates');
const listed = (folder: string) => readdirSync(copiesIn(folder)).sort();

async function asKysely<T>(file: string, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const db = new Kysely<unknown>({ dialect: new LibsqlDialect(file) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** A folder with the database that the Footnote with the first `count` migrations made, one post in it. */
async function folderOf(count: number, ...more: string[]): Promise<string> {
  const folder = newFolder();
  const known = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, count));
  await asKysely(path.join(folder, 'footnote.sqlite'), async (db) => {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    await sql`insert into own_posts values ('9', '1', null, '2026-05-01T00:00:00.000Z')`.execute(
      db,
    );
    for (const name of more) {
      await sql`insert into kysely_migration values (${name}, '2026-05-01')`.execute(db);
    }
  });
  return folder;
}

test('a database is copied as it was before migrations change it, readable by its owner alone', async () => {
  const folder = await folderOf(NAMES.length - 1);
  await opened(folder, { clock: () => NOW });
  const name = `footnote-20260504T123015Z-before-${NAMES.at(-1)}.sqlite`;
  expect(listed(folder)).toEqual([name]);
  const copy = path.join(copiesIn(folder), name);
  await asKysely(copy, async (db) => {
    expect(await madeBy(db)).toEqual(NAMES.slice(0, -1));
    const { rows } = await sql`select message_id from own_posts`.execute(db);
    expect(rows).toEqual([{ message_id: '9' }]);
  });
  if (process.platform === 'win32') return;
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(statSync(copiesIn(folder)).mode & 0o777).toBe(0o700);
});

test('none is made of a new database, of one that is up to date, or of a newer one', async () => {
  const fresh = newFolder();
  await (await opened(fresh)).close();
  await opened(fresh);
  const newer = await folderOf(NAMES.length - 1, '9999-wings');
  await expect(opened(newer)).rejects.toThrow('made by a newer Footnote');
  for (const folder of [fresh, newer]) expect(readdirSync(folder)).not.toContain('before-updates');
});

test('the last three are kept, and nothing that lies beside them goes', async () => {
  const folder = await folderOf(NAMES.length - 1);
  mkdirSync(copiesIn(folder));
  const before = [1, 2, 3, 4].map((day) => `footnote-2026050${day}T000000Z-before-x.sqlite`);
  for (const name of [...before, 'mine.sqlite']) {
    writeFileSync(path.join(copiesIn(folder), name), '');
  }
  await opened(folder, { clock: () => NOW });
  expect(listed(folder)).toEqual([
    ...before.slice(2),
    expect.stringMatching(/^footnote-20260504T123015Z/),
    'mine.sqlite',
  ]);
});

test('one goes after a month, as it holds what was dropped since', async () => {
  const folder = await folderOf(NAMES.length - 1);
  const store = await opened(folder, { clock: () => NOW });
  await store.expire(new Date(NOW.getTime() + 30 * DAY_MS));
  expect(listed(folder)).toHaveLength(1);
  await store.expire(new Date(NOW.getTime() + 31 * DAY_MS));
  expect(listed(folder)).toEqual([]);
});

test('a database that cannot be copied is left as it was, in one sentence', async () => {
  const folder = await folderOf(NAMES.length - 1);
  writeFileSync(copiesIn(folder), 'a file in the way');
  const error = await opened(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PlainError);
  expect(error).toMatchObject({
    message: expect.stringMatching(/^\S+ is of an older version and was left as it is, [^\n]+\.$/),
    exitCode: EXIT.unavailable,
  });
  await asKysely(path.join(folder, 'footnote.sqlite'), async (db) => {
    expect(await madeBy(db)).toEqual(NAMES.slice(0, -1));
  });
  chmodSync(folder, 0o700);
});
