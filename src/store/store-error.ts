import Database from 'libsql';
import { EXIT, PlainError } from '../system/errors.ts';

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const RESULT = {
  perm: 3,
  busy: 5,
  readonly: 8,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  auth: 23,
  notADatabase: 26,
} as const;

/** The primary code is the lowest byte of an extended one. */
const PRIMARY = 0xff;

/** libsql reports a connection that cannot be made as a plain error that ends in the code. */
const CONNECTION_FAILED = /^ConnectionFailed\(.*: (\d+)"\)$/s;

function resultCode(error: unknown): number | null {
  if (error instanceof Database.SqliteError) return (error.rawCode ?? 0) & PRIMARY;
  if (!(error instanceof Error)) return null;
  const [, code] = CONNECTION_FAILED.exec(error.message) ?? [];
  return code === undefined ? null : Number(code) & PRIMARY;
}

/** Whether another connection holds the lock that was asked for, so that asking again may help. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === RESULT.busy;
}

/** Whether there was no room left to write. */
export function isDiskFull(error: unknown): boolean {
  return resultCode(error) === RESULT.full;
}

const notWritable = (place: string, cause: unknown) =>
  new PlainError(
    `Footnote cannot write to ${place}; let the user who runs it write there, or set DATA_DIR to another folder.`,
    EXIT.noPermission,
    { cause },
  );

const diskFull = (place: string, cause: unknown) =>
  new PlainError(
    `The disk is full, so ${place} could not be written; make room and try again.`,
    EXIT.unavailable,
    { cause },
  );

/** What is said of a file that cannot be read as a database. */
export const damaged = (file: string, cause?: unknown) =>
  new PlainError(
    `${file} is damaged or not a database, and was left as it is; move it (and ${file}-wal, if there is one) to another place and start again, or put a backup in its place.`,
    EXIT.unavailable,
    { cause },
  );

/** What a failure of the database means to the person who runs the bot; an unknown one is returned as it is. */
export function databaseError(error: unknown, file: string): unknown {
  switch (resultCode(error)) {
    case RESULT.perm:
    case RESULT.readonly:
    case RESULT.cantOpen:
    case RESULT.auth:
      return notWritable(file, error);
    case RESULT.full:
      return diskFull(file, error);
    case RESULT.corrupt:
    case RESULT.notADatabase:
      return damaged(file, error);
    case RESULT.busy:
      return new PlainError(
        `Another process kept ${file} locked for too long; try again, and see that only Footnote uses the file.`,
        EXIT.unavailable,
        { cause: error },
      );
    default:
      return error;
  }
}

/** What a failure of the file system means; an unknown one is returned as it is. */
export function folderError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    // A folder that is there but takes no others, as /proc.
    case 'ENOENT':
      return notWritable(folder, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, error);
    case 'EEXIST':
    case 'ENOTDIR':
      return new PlainError(
        `${folder} cannot be the folder for Footnote's state because there is a file in the way; move the file, or set DATA_DIR to another folder.`,
        EXIT.config,
        { cause: error },
      );
    default:
      return error;
  }
}
