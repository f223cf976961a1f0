import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator } from 'kysely';
import { EXIT, PlainError } from '../../system/errors.ts';
import { passageHistoryTable } from './0001-passage-history.ts';
import { ownPostTables } from './0002-own-posts.ts';
import { passageHistoryByServer } from './0003-passage-history-by-server.ts';
import { sealedRecords } from './0004-sealed-records.ts';
import { postIntentsTable } from './0005-post-intents.ts';
import { serverSettingsTable } from './0006-server-settings.ts';
import { sourceRequestsTable } from './0007-source-requests.ts';
import { pinnedAnswersTable } from './0008-pinned-answers.ts';
import { synonymsTable } from './0009-synonyms.ts';
import { unansweredTable } from './0010-unanswered.ts';
import { readingsTable } from './0011-readings.ts';
import { reportsTable } from './0012-reports.ts';

/** Every migration by name. Names sort in the order of running; a released one never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-passage-history': passageHistoryTable,
  '0002-own-posts': ownPostTables,
  '0003-passage-history-by-server': passageHistoryByServer,
  '0004-sealed-records': sealedRecords,
  '0005-post-intents': postIntentsTable,
  '0006-server-settings': serverSettingsTable,
  '0007-source-requests': sourceRequestsTable,
  '0008-pinned-answers': pinnedAnswersTable,
  '0009-synonyms': synonymsTable,
  '0010-unanswered': unansweredTable,
  '0011-readings': readingsTable,
  '0012-reports': reportsTable,
};

/** The names of the migrations that made a database, in the order of running. */
export async function madeBy(db: Kysely<unknown>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const rows = await (db as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Those that would change what an older Footnote made; none where the database is new, or of a newer one. */
export async function pendingOf(db: Kysely<unknown>): Promise<readonly string[]> {
  const made = await madeBy(db);
  if (made.length === 0 || made.some((name) => !Object.hasOwn(MIGRATIONS, name))) return [];
  return Object.keys(MIGRATIONS).filter((name) => !made.includes(name));
}

/**
 * Brings a database to the newest version, in one transaction.
 * @param place names the database in messages.
 * @returns the names of the migrations that ran.
 * @throws PlainError when the database was made by a newer Footnote; it is left as it is.
 */
export async function migrate(db: Kysely<unknown>, place: string): Promise<readonly string[]> {
  const unknown = (await madeBy(db)).find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) {
    throw new PlainError(
      `${place} was made by a newer Footnote (it has "${unknown}"); update Footnote, or set DATA_DIR to another folder.`,
      EXIT.config,
    );
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    // Kysely sorts what ran by the clock, and a clock that was wrong once would lock people out.
    allowUnorderedMigrations: true,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return results.map(({ migrationName }) => migrationName);
}
