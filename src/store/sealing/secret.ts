import { randomBytes, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EXIT, PlainError } from '../../system/errors.ts';

const FILE_NAME = 'footnote.secret';
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;
const BYTES = 32;

/**
 * The secret by which records of texts are encrypted: 32 random bytes in a file beside the database, which
 * nobody but its owner may read. It is made when there is none; of several processes that make one, all get
 * the same.
 * @throws PlainError for a file that holds something else; the error of the file system.
 */
export async function openSecret(folder: string): Promise<Buffer> {
  const file = path.join(folder, FILE_NAME);
  const known = await readSecret(file);
  if (known !== null) return known;
  const fresh = `${file}.${randomUUID()}.partial`;
  try {
    await writeFile(fresh, `${randomBytes(BYTES).toString('hex')}\n`, {
      flag: 'wx',
      mode: OWNER_ONLY,
    });
    // Unlike a rename, neither takes the place of another's; not every disk has links.
    await link(fresh, file).catch(() => copyFile(fresh, file, constants.COPYFILE_EXCL));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(fresh, { force: true });
  }
  const made = await readSecret(file);
  if (made === null) throw damaged(file);
  return made;
}

async function readSecret(file: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const hex = /^([0-9a-f]{64})\s*$/.exec(text)?.[1];
  if (hex === undefined) throw damaged(file);
  const { mode } = await stat(file);
  if ((mode & OTHERS) !== 0) await chmod(file, OWNER_ONLY);
  return Buffer.from(hex, 'hex');
}

const damaged = (file: string) =>
  new PlainError(
    `${file} does not hold the secret that Footnote made; put it back from a backup. Without one, move it away: a new one is made, and old citations are then followed by their marks alone.`,
    EXIT.unavailable,
  );
