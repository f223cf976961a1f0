import { setTimeout as pause } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import Database from 'libsql';
import { databaseError, isBusy } from './store-error.ts';

/** How long a statement waits for another process to finish writing (design §9). */
const BUSY_TIMEOUT_MS = 5000;
const RETRY_MS = 10;

/**
 * SQLite's own busy timeout sleeps on the calling thread, and with it the whole bot. So SQLite is
 * told not to wait, and the waiting is done here, where everything else goes on meanwhile. Asking
 * again is safe: a statement that met a lock has done nothing, and a transaction takes the write
 * lock with its first statement.
 */
async function patiently<T>(statement: () => Promise<T>, file: string): Promise<T> {
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return await statement();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw databaseError(error, file);
    }
    await pause(RETRY_MS);
  }
}

class LibsqlDriver extends SqliteDriver {
  readonly #database: Database.Database;
  readonly #file: string;

  constructor(database: Database.Database, file: string) {
    super({ database });
    this.#database = database;
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => patiently(async () => connection.executeQuery(query), this.#file),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  /** `begin` alone takes the write lock late, where a second writer fails at once instead of waiting. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite rolls back by itself when the disk is full; a second time would hide that error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite's DDL is transactional, so that two processes cannot migrate the same file at once. */
class LibsqlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Kysely on one libsql connection to a file. Transactions are for writing: each takes the write lock.
 * Queries reject with a `PlainError` where a person can mend the fault (see `databaseError`).
 */
export class LibsqlDialect extends SqliteDialect {
  readonly #database: Database.Database;
  readonly #file: string;

  /**
   * @param file absolute path; made when absent.
   * @throws PlainError when the file can be neither opened nor made.
   */
  constructor(file: string) {
    let database: Database.Database;
    try {
      database = new Database(file, { timeout: 0 });
    } catch (error) {
      throw databaseError(error, file);
    }
    super({ database });
    this.#database = database;
    this.#file = file;
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.#database, this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new LibsqlAdapter();
  }
}
