import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const NAME = /^footnote-backup-\d{8}T\d{6}Z\.tar\.gz$/;

/** The name of a backup that was made then: names sort by time. */
export function backupName(madeAt: Date): string {
  const time = madeAt.toISOString().replace(/[-:]|\.\d+/g, '');
  return `footnote-backup-${time}.tar.gz`;
}

/**
 * Deletes the oldest backups of a folder until `most` are left; by their names, so that nothing else goes.
 * @returns the names of those deleted.
 */
export async function keepBackups(folder: string, most: number): Promise<readonly string[]> {
  const backups = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const surplus = backups.slice(0, Math.max(0, backups.length - most));
  for (const name of surplus) await rm(path.join(folder, name));
  return surplus;
}
