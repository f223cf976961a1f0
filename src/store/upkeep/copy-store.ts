import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Kysely } from 'kysely';
import { LibsqlDialect } from '../libsql-dialect.ts';
import { FILE_NAME, mayBeDatabase } from '../open-store.ts';
import { damaged } from '../store-error.ts';
import { backUp } from './backup.ts';

/** The name of the database in a data folder, and of its files beside it. */
export const STORE_FILES: ReadonlySet<string> = new Set(
  ['', '-wal', '-shm', '-journal'].map((end) => `${FILE_NAME}${end}`),
);
export { FILE_NAME as STORE_FILE };

/**
 * Writes a copy of the database of a data folder, of one moment, while a bot goes on writing; whatever its
 * version, it is not brought up to date. False where there is none.
 * @throws PlainError when it cannot be read, or the copy cannot be written.
 */
export async function copyStore(dataDir: string, target: string): Promise<boolean> {
  const file = path.join(path.resolve(dataDir), FILE_NAME);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  if (!(await mayBeDatabase(file))) throw damaged(file);
  const db = new Kysely<never>({ dialect: new LibsqlDialect(file) });
  try {
    await backUp(db, target);
  } finally {
    await db.destroy();
  }
  return true;
}
