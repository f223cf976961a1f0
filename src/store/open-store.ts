import { open } from 'node:fs/promises';
import path from 'node:path';
import { Kysely, sql } from 'kysely';
import { EXIT, PlainError } from '../system/errors.ts';
import { makeFolder } from '../system/make-folder.ts';
import { LibsqlDialect } from './libsql-dialect.ts';
import { memoryStore } from './memory-store.ts';
import { migrate } from './migrations/migrate.ts';
import { pinnedAnswersIn } from './moderation/pinned-answers.ts';
import { readingsIn } from './moderation/readings.ts';
import { reportsIn } from './moderation/reports.ts';
import { serverRowsIn } from './moderation/server-rows.ts';
import { serverSettingsIn } from './moderation/server-settings.ts';
import { sourceRequestsIn } from './moderation/source-requests.ts';
import { synonymsIn } from './moderation/synonyms.ts';
import { unansweredIn } from './moderation/unanswered.ts';
import { ownPostsIn } from './own-posts.ts';
import { passageHistoryIn } from './passage-history.ts';
import { postIntentsIn } from './post-intents.ts';
import { DEFAULT_RETENTION } from './retention.ts';
import { type Seal, sealWith } from './sealing/seal.ts';
import { sealRecords } from './sealing/sealed-rows.ts';
import { openSecret } from './sealing/secret.ts';
import { expiryOf, type Store, type StoreOptions } from './store.ts';
import { damaged, folderError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { timedQueries } from './timed-queries.ts';
import { backUp } from './upkeep/backup.ts';
import { checkpointsOf } from './upkeep/checkpoints.ts';
import { copyBeforeUpdate, dropCopies } from './upkeep/copy-before-update.ts';

export const FILE_NAME = 'footnote.sqlite';

/** Ids of servers and channels are nobody else's business. */
const OWNER_ONLY = 0o700;

async function prepare(
  db: Kysely<Tables>,
  file: string,
  { clock, log }: StoreOptions,
): Promise<void> {
  // What is dropped is written over: hashes of words must not outlive their rows.
  await sql`pragma secure_delete = on`.execute(db);
  const copy = await copyBeforeUpdate(db, file, clock());
  const migrations = await migrate(db as Kysely<unknown>, file);
  if (migrations.length > 0) {
    const before = copy === null ? {} : { copy };
    log.info({ file, migrations, ...before }, 'Brought the database up to date');
  }
  await sql`pragma journal_mode = wal`.execute(db);
  // `checkpointsOf` does it.
  await sql`pragma wal_autocheckpoint = 0`.execute(db);
  // A process that is killed loses nothing by it, a machine that loses its power the last seconds at the most.
  await sql`pragma synchronous = normal`.execute(db);
  await sql`pragma foreign_keys = on`.execute(db);
  // SQLite opens what it cannot write for reading, and would say so only at the first row.
  await db.deleteFrom('own_posts').where('message_id', '=', '').execute();
}

/**
 * Opens `footnote.sqlite` in a folder, making both when absent, and brings it to the newest version; so it
 * does with `footnote.secret`, by which what is kept of texts is encrypted.
 * Several processes may have it open. A file that cannot be read is never changed.
 * @throws PlainError when the folder cannot be made or written (exit status 77), the file is damaged
 * or not a database, it was made by a newer Footnote, or the disk is full.
 */
export async function openStore(dataDir: string, options: StoreOptions): Promise<Store> {
  const { clock, log } = options;
  const folder = path.resolve(dataDir);
  const file = path.join(folder, FILE_NAME);
  try {
    await makeFolder(folder, OWNER_ONLY);
  } catch (error) {
    throw folderError(error, folder);
  }
  if (!(await mayBeDatabase(file))) throw damaged(file);
  const checkpoints = checkpointsOf(file);
  const db = new Kysely<Tables>({
    dialect: new LibsqlDialect(file),
    ...timedQueries((kind, milliseconds) => {
      if (kind !== 'select') checkpoints.afterWrite();
      options.onQuery?.(kind, milliseconds);
    }),
  });
  let seal: Seal;
  try {
    await prepare(db, file, options);
    seal = sealWith(await secretIn(folder));
    const sealed = await sealRecords(db, seal);
    if (sealed > 0) {
      // Until then the log holds the pages as they were.
      await sql`pragma wal_checkpoint(truncate)`.execute(db);
      log.info({ sealed }, 'Encrypted what was kept of passages');
    }
  } catch (error) {
    await checkpoints.close();
    await db.destroy();
    throw error;
  }

  const retention = { ...DEFAULT_RETENTION, ...options.retention };
  const state = {
    passageHistory: passageHistoryIn(db, clock, retention, seal),
    ownPosts: ownPostsIn(db, retention),
    postIntents: postIntentsIn(db),
    serverSettings: serverSettingsIn(db),
    serverRows: serverRowsIn(db),
    sourceRequests: sourceRequestsIn(db),
    pinnedAnswers: pinnedAnswersIn(db),
    synonyms: synonymsIn(db),
    unanswered: unansweredIn(db),
    reports: reportsIn(db),
    readings: readingsIn(db),
  };
  const close = async () => {
    await checkpoints.close();
    try {
      // libsql leaves the write-ahead log behind, and a copy of the file alone would lack its rows.
      await sql`pragma wal_checkpoint(truncate)`.execute(db);
    } catch (error) {
      log.warn({ err: error }, `The rows in ${file}-wal stay there until the next start`);
    } finally {
      await db.destroy();
    }
  };
  const expireRows = expiryOf(state, log);
  let closed: Promise<void> | null = null;
  return {
    ...state,
    file,
    async expire(now) {
      await expireRows(now);
      await dropCopies(file, now);
    },
    isWritable: () =>
      // Writes the file's first page as it is; a statement that changes nothing would notice no full disk.
      sql`pragma user_version = 0`.execute(db).then(
        () => true,
        () => false,
      ),
    backup: (target) => backUp(db as Kysely<never>, target),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/**
 * The same, but where the folder cannot be written the state is kept in memory and the log says so,
 * because answering questions needs no state. Every other fault is thrown.
 */
export async function openStoreOrMemory(dataDir: string, options: StoreOptions): Promise<Store> {
  try {
    return await openStore(dataDir, options);
  } catch (error) {
    if (!(error instanceof PlainError) || error.exitCode !== EXIT.noPermission) throw error;
    options.log.warn(`${error.message} Until then, citations and posts are forgotten at exit.`);
    return memoryStore(options);
  }
}

async function secretIn(folder: string): Promise<Buffer> {
  try {
    return await openSecret(folder);
  } catch (error) {
    throw folderError(error, folder);
  }
}

/** The first bytes of every SQLite database: https://www.sqlite.org/fileformat.html#magic_header_string */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Whether a file is absent, empty or begins as a database does. SQLite tells by itself, except that
 * it takes a file of one byte for an empty one and would write over it.
 */
export async function mayBeDatabase(file: string): Promise<boolean> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, 'r');
  } catch {
    return true; // SQLite meets the same fault and names it.
  }
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.subarray(0, bytesRead).equals(MAGIC.subarray(0, bytesRead));
  } catch {
    return true; // The same: a folder, or a disk that fails.
  } finally {
    await handle.close();
  }
}
