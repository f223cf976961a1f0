import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { LibsqlDialect } from '../libsql-dialect.ts';
import { MIGRATIONS, madeBy } from '../migrations/migrate.ts';
import { FILE_NAME, mayBeDatabase } from '../open-store.ts';

export interface StoreState {
  /** Absolute path. */
  readonly file: string;
  readonly bytes: number;
  /** What SQLite finds wrong with it; null for nothing. */
  readonly damage: string | null;
  /** Migrations that this version does not know, and those that it would run. */
  readonly newer: readonly string[];
  readonly pending: readonly string[];
}

/**
 * Looks at the database of a data folder, also while others have it open, and changes nothing. Null where
 * there is none.
 * @throws PlainError where it cannot be read.
 */
export async function inspectStore(dataDir: string): Promise<StoreState | null> {
  const file = path.join(path.resolve(dataDir), FILE_NAME);
  const found = await stat(file).catch(() => null);
  if (found === null) return null;
  const state = { file, bytes: found.size, newer: [], pending: [] };
  if (!(await mayBeDatabase(file))) return { ...state, damage: 'it is no database' };
  const db = new Kysely<unknown>({ dialect: new LibsqlDialect(file) });
  try {
    const { rows } = await sql<{
      quick_check: string;
    }>`select quick_check from pragma_quick_check`.execute(db);
    const [first] = rows;
    const made = await madeBy(db);
    return {
      ...state,
      damage: first === undefined || first.quick_check === 'ok' ? null : first.quick_check,
      newer: made.filter((name) => !Object.hasOwn(MIGRATIONS, name)),
      pending: Object.keys(MIGRATIONS).filter((name) => !made.includes(name)),
    };
  } finally {
    await db.destroy();
  }
}
