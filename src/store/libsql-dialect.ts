import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import Database from 'libsql';
import { LibsqlConnection, type LibsqlFile } from './libsql-connection.ts';
import { databaseError } from './store-error.ts';

/** Design §9. */
const BUSY_TIMEOUT_MS = 5000;

class LibsqlDriver extends SqliteDriver {
  readonly #file: LibsqlFile;

  constructor(file: LibsqlFile) {
    super({ database: file.database });
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new LibsqlConnection(this.#file, await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof LibsqlConnection) connection.rollBack();
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
  readonly #file: LibsqlFile;

  /**
   * @param file absolute path; made when absent.
   * @throws PlainError when the file can be neither opened nor made.
   */
  constructor(file: string, busyTimeoutMs = BUSY_TIMEOUT_MS) {
    let database: Database.Database;
    try {
      database = new Database(file, { timeout: 0 });
    } catch (error) {
      throw databaseError(error, file);
    }
    super({ database });
    this.#file = { database, file, busyTimeoutMs };
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new LibsqlAdapter();
  }
}
