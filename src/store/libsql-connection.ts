import { setTimeout as pause } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type Database from 'libsql';
import { databaseError, isBusy } from './store-error.ts';

/** The longest pause before a lock is asked for again; a random one, so that nobody is always late. */
const RETRY_MS = 10;

const READS = /^\s*(?:select|with)\b/i;
const WRITES = /^\s*(?:insert|update|delete)\b/i;

/** Each takes its lock at once; `begin` alone takes it late, where a second writer fails and cannot wait. */
const BEGIN_WRITE = 'begin immediate';
const BEGIN_READ = 'begin; select 1 from sqlite_master limit 1';

export interface LibsqlFile {
  readonly database: Database.Database;
  /** Its absolute path, for messages. */
  readonly file: string;
  /** How long a statement waits for another process to finish writing. */
  readonly busyTimeoutMs: number;
}

/**
 * One libsql connection, where every lock is taken by `exec` before a statement runs. For one thing,
 * SQLite's own busy timeout sleeps on the calling thread, and the whole bot with it; here the waiting
 * is done between turns of the event loop. For another, libsql 0.5 leaves a prepared statement that
 * met a lock half-run until it is collected as garbage, and until then nothing can be committed.
 *
 * Selects, inserts, updates and deletes give rows or counts; every other statement gives none.
 */
export class LibsqlConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #busyTimeoutMs: number;
  readonly #statements: DatabaseConnection;

  /** @param statements runs one statement at once and never waits. */
  constructor({ database, file, busyTimeoutMs }: LibsqlFile, statements: DatabaseConnection) {
    this.#database = database;
    this.#file = file;
    this.#busyTimeoutMs = busyTimeoutMs;
    this.#statements = statements;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    requireBindable(query.parameters);
    const reads = READS.test(query.sql);
    if (!reads && !WRITES.test(query.sql)) {
      await this.#exec(query.sql);
      return { rows: [] };
    }
    if (this.#database.inTransaction) return this.#run<R>(query);
    try {
      await this.#exec(reads ? BEGIN_READ : BEGIN_WRITE);
      const result = await this.#run<R>(query);
      await this.#exec('commit');
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#statements.streamQuery<R>(query, chunkSize);
  }

  /** Undoes what was begun, if anything: SQLite rolls back by itself when the disk is full. */
  rollBack(): void {
    if (this.#database.inTransaction) this.#database.exec('rollback');
  }

  async #run<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.#statements.executeQuery<R>(query);
    } catch (error) {
      throw databaseError(error, this.#file);
    }
  }

  async #exec(sql: string): Promise<void> {
    const deadline = performance.now() + this.#busyTimeoutMs;
    for (;;) {
      try {
        this.#database.exec(sql);
        return;
      } catch (error) {
        if (sql === BEGIN_READ) this.rollBack();
        if (!isBusy(error) || performance.now() >= deadline) throw databaseError(error, this.#file);
      }
      await pause(Math.ceil(Math.random() * RETRY_MS));
    }
  }
}

/**
 * libsql 0.5 ends the process, past every catch, when a value is bound that SQLite has no type for.
 * @throws TypeError for such a value.
 */
function requireBindable(parameters: readonly unknown[]): void {
  for (const value of parameters) {
    const isBindable =
      value === null ||
      ['string', 'number', 'bigint'].includes(typeof value) ||
      value instanceof Uint8Array;
    if (!isBindable) throw new TypeError(`A database cannot keep a value of type ${typeof value}.`);
  }
}
