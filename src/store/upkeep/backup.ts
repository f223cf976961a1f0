import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { EXIT, PlainError } from '../../system/errors.ts';
import { isDiskFull } from '../store-error.ts';

const OWNER_ONLY = 0o600;

const refuse = (file: string, reason: string, cause?: unknown) =>
  new PlainError(
    `The backup ${file} was not written: ${reason}; name another place for it.`,
    EXIT.unavailable,
    { cause },
  );

function backupError(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  if (isDiskFull(error.cause)) return refuse(file, 'the disk is full', error.cause);
  if (!('syscall' in error)) return error;
  if ('code' in error && error.code === 'ENOENT') return refuse(file, 'there is no such folder');
  return refuse(file, error.message, error);
}

/**
 * Writes a copy of an SQLite database. It appears at `target` only when it is whole.
 * @throws PlainError when there is a file already, or no folder, or it cannot be written.
 */
export async function backUp(db: Kysely<never>, target: string): Promise<void> {
  const file = path.resolve(target);
  if (existsSync(file)) throw refuse(file, 'there is a file of that name already');
  const unfinished = `${file}.${process.pid}.partial`;
  try {
    // SQLite fills an empty file, and this one can be read by nobody else from the start.
    await writeFile(unfinished, '', { flag: 'wx', mode: OWNER_ONLY });
    try {
      await sql`vacuum into ${sql.lit(unfinished)}`.execute(db);
      await rename(unfinished, file);
    } finally {
      await rm(unfinished, { force: true });
    }
  } catch (error) {
    throw backupError(error, file);
  }
}
