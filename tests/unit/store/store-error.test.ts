import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { LibsqlDialect } from '../../../src/store/libsql-dialect.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { ownPostsIn } from '../../../src/store/own-posts.ts';
import { passageHistoryIn } from '../../../src/store/passage-history.ts';
import { DEFAULT_RETENTION } from '../../../src/store/retention.ts';
import { sealWith } from '../../../src/store/sealing/seal.ts';
import { folderError } from '../../../src/store/store-error.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { EXIT, PlainError } from '../../../src/system/errors.ts';
import { newFolder } from './opening.ts';

const records = Array.from({ length: 2000 }, (_, index) => ({
  server: null,
  key: 'DEFECT',
  section: 1,
  passage: index + 1,
  mark: 'k7f3q',
  digest: 'AAAA',
  fingerprint: 'f'.repeat(400),
}));

test('a full disk is named as such, keeps the rows before and writes none of the batch', async () => {
  const file = path.join(newFolder(), 'footnote.sqlite');
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect(file) });
  try {
    await migrate(db as Kysely<unknown>, file);
    const history = passageHistoryIn(
      db,
      () => new Date(),
      DEFAULT_RETENTION,
      sealWith(Buffer.alloc(32)),
    );
    await history.remember(records.slice(0, 100));
    // SQLite answers alike whether the disk or the size that it was allowed is used up.
    await sql`pragma max_page_count = 100`.execute(db);
    const error = await history.remember(records).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PlainError);
    expect(error).toMatchObject({
      message: `The disk is full, so ${file} could not be written; make room and try again.`,
      exitCode: EXIT.unavailable,
    });
    expect(await history.findByMark('k7f3q', null)).toHaveLength(100);
    await sql`pragma max_page_count = 100000`.execute(db);
    await history.remember(records);
    expect(await history.findByMark('k7f3q', null)).toHaveLength(2000);
  } finally {
    await db.destroy();
  }
});

test('a fault of the program itself stays what it is', async () => {
  const db = new Kysely<Tables>({
    dialect: new LibsqlDialect(path.join(newFolder(), 'footnote.sqlite')),
  });
  try {
    const posts = ownPostsIn(db, DEFAULT_RETENTION);
    const error = await posts.forget('1').catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(PlainError);
    expect(error).toHaveProperty('message', 'no such table: own_posts');
  } finally {
    await db.destroy();
  }
});

test.each([
  ['EACCES', 'Footnote cannot write to state;', EXIT.noPermission],
  ['EROFS', 'Footnote cannot write to state;', EXIT.noPermission],
  ['ENOSPC', 'The disk is full, so state could not be written;', EXIT.unavailable],
  ['ENOTDIR', 'state cannot be the folder', EXIT.config],
])('the fault %s of a folder is said in plain words', (code, words, exitCode) => {
  const error = folderError(Object.assign(new Error(code), { code }), 'state');
  expect(error).toBeInstanceOf(PlainError);
  expect(error).toMatchObject({ message: expect.stringContaining(words), exitCode });
});

test('an unknown fault of a folder is passed on', () => {
  const error = Object.assign(new Error('EIO'), { code: 'EIO' });
  expect(folderError(error, 'state')).toBe(error);
  expect(folderError('odd', 'state')).toBe('odd');
});
