import { stat } from 'node:fs/promises';
import path from 'node:path';
import { count } from '../../../commands/shared/count.ts';
import { readEnvironment } from '../../app/environment.ts';
import { parseSettings } from '../../app/settings.ts';
import { backupName, keepBackups } from '../../operations/backup/kept-backups.ts';
import { manifestOf } from '../../operations/backup/manifest.ts';
import { restoreBackup } from '../../operations/backup/restore-backup.ts';
import { writeBackup } from '../../operations/backup/write-backup.ts';
import { PlainError } from '../../system/errors.ts';
import { writeWhole } from '../../system/write-whole.ts';
import { printable } from '../printable.ts';

/** Writes a backup to a file or into a folder, and there deletes the oldest above `keep`. */
export async function backUp(place: string, keep: number | null): Promise<void> {
  const environment = readEnvironment();
  const settings = parseSettings(environment);
  const now = new Date();
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (keep !== null && !isFolder) {
    throw new PlainError('--keep is for a folder of backups; name one that is there.');
  }
  const file = isFolder ? path.join(place, backupName(now)) : place;
  const report = await writeBackup(file, settings, manifestOf(environment, now));
  for (const name of report.leftOut) complain(`${name} is no file and was left out.`);
  const state = report.hasStore ? 'the database' : 'no database (there is none yet)';
  say(`${file} holds ${count(report.files, 'file')} of documents, ${state}, and the settings.`);
  say('The token is not in it. Whoever has the file can read all documents: keep it safe.');
  const old = keep === null ? [] : await keepBackups(place, keep);
  for (const name of old) say(`${name} was deleted.`);
}

/** Restores a backup where the settings say, and its settings into `.env` where there is none. */
export async function restore(
  file: string,
  folders: { readonly corpus?: string; readonly data?: string },
): Promise<void> {
  const settings = parseSettings(readEnvironment());
  const corpusDir = folders.corpus ?? settings.corpusDir;
  const dataDir = folders.data ?? settings.dataDir;
  const { settings: before, madeAt } = await restoreBackup(file, { corpusDir, dataDir });
  say(`The backup of ${madeAt} is restored: documents in ${corpusDir}, state in ${dataDir}.`);
  const lines = Object.entries({ ...before, CORPUS_DIR: corpusDir, DATA_DIR: dataDir }).map(
    ([name, value]) => `${name}=${/^[\w./:-]*$/.test(value) ? value : `'${value}'`}`,
  );
  const text = `# Put the bot token behind this.\nDISCORD_TOKEN=\n${lines.join('\n')}\n`;
  const isThere = await stat('.env').then(
    () => true,
    () => false,
  );
  if (isThere) {
    say(`.env stays as it is; the settings of the backup were:\n${lines.join('\n')}`);
    return;
  }
  await writeWhole('.env', Buffer.from(text));
  say('Its settings are in .env; put the bot token there and start.');
}

function say(line: string): void {
  process.stdout.write(`${line.split('\n').map(printable).join('\n')}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}
