import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { EXIT, PlainError } from '../../system/errors.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { pendingOf } from '../migrations/migrate.ts';
import { isDiskFull } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { backUp } from './backup.ts';

/** Beside the database; `npm run backup` leaves folders out. */
const FOLDER = 'before-updates';
const OWNER_ONLY = 0o700;
/** Copies that are kept, and the days after which one goes: it holds what was dropped meanwhile. */
const MOST_COPIES = 3;
const COPY_DAYS = 30;
const DAY_MS = 86_400_000;

const NAME = /^footnote-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-before-.+\.sqlite$/;

/**
 * Writes a copy of a database that migrations are about to change, beside it in `before-updates`; none of one
 * that is new or up to date. The oldest above three go.
 * @param file absolute path of the database.
 * @returns the copy's path; null where none was needed.
 * @throws PlainError when it cannot be written; the database is as it was then.
 */
export async function copyBeforeUpdate(
  db: Kysely<Tables>,
  file: string,
  now: Date,
): Promise<string | null> {
  const [next] = await pendingOf(db as Kysely<unknown>);
  if (next === undefined) return null;
  const folder = path.join(path.dirname(file), FOLDER);
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const copy = path.join(folder, `footnote-${time}-before-${next}.sqlite`);
  try {
    await makeFolder(folder, OWNER_ONLY);
    await dropCopies(file, now, MOST_COPIES - 1);
    await backUp(db as Kysely<never>, copy);
  } catch (error) {
    const isFull = error instanceof Error && (isDiskFull(error.cause) || isOutOfRoom(error));
    const why = isFull ? 'the disk is full' : 'nothing can be written there';
    throw new PlainError(
      `${file} is of an older version and was left as it is, because no copy of it could be put into ${folder} (${why}); make room there, or let the user who runs Footnote write there, and start again.`,
      EXIT.unavailable,
      { cause: error },
    );
  }
  return copy;
}

/** Deletes the copies that have lived long enough, and the oldest until `most` are left. */
export async function dropCopies(file: string, now: Date, most = MOST_COPIES): Promise<void> {
  const folder = path.join(path.dirname(file), FOLDER);
  const names = await readdir(folder).catch(() => []);
  const copies = names.flatMap((name) => {
    const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
    if (year === undefined) return [];
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return [{ name, at }];
  });
  copies.sort((a, b) => b.at - a.at);
  const gone = copies.filter(
    ({ at }, place) => place >= most || now.getTime() - at > COPY_DAYS * DAY_MS,
  );
  for (const { name } of gone) await rm(path.join(folder, name), { force: true });
}

function isOutOfRoom(error: Error): boolean {
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
