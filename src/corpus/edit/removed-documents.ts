import { randomUUID } from 'node:crypto';
import { access, copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../../system/errors.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { reasonOf } from '../folder/list-files.ts';

/** Where removed documents go: a hidden folder, which is not read. */
export const REMOVED = '.removed';
/** Ends the names of the folders of documents that were taken out, and not replaced. */
const TAKEN_OUT = '-out';
const FOLDER = /^\d{4}-\d\d-\d\dT[\d-]+Z-[\da-f]{4}(?<out>-out)?$/;

/**
 * Takes a document out of the library. Its files move to `.removed` below `dir`; nothing is deleted.
 * Resolves to the folder they are in.
 * @throws PlainError when the disk refuses.
 */
export function removeDocument(dir: string, name: string): Promise<string> {
  return setAside(dir, name, rename, TAKEN_OUT);
}

/** Copies a document to `.removed` below `dir`, before a new version takes its place. @throws as above. */
export function keepVersion(dir: string, name: string): Promise<string> {
  return setAside(dir, name, copyFile);
}

/** Moves it there in place of copying it: the new version has another name. @throws as above. */
export function moveVersion(dir: string, name: string): Promise<string> {
  return setAside(dir, name, rename);
}

/** What a folder in `.removed` holds, by its name: a version, or a document that was taken out; null for others. */
export function removalIn(folder: string): { readonly isVersion: boolean } | null {
  const match = FOLDER.exec(folder);
  return match ? { isVersion: match.groups?.['out'] === undefined } : null;
}

/** Copies what `folder` holds of a document, as the above resolve to it, back into `dir`. @throws as above. */
export async function restoreDocument(dir: string, name: string, folder: string): Promise<void> {
  await eachFile(folder, dir, name, copyFile);
}

/**
 * Moves a whole folder below `dir` to the same place in `.removed`, where it takes the place of what was
 * moved there before: who comes and goes does not fill the disk. One that is not there is none.
 * @throws as above.
 */
export async function removeFolder(dir: string, name: string): Promise<void> {
  if (!(await exists(path.join(dir, name)))) return;
  const target = path.join(dir, REMOVED, name);
  try {
    await rm(target, { recursive: true, force: true });
    await makeFolder(path.dirname(target));
    await rename(path.join(dir, name), target);
  } catch (error) {
    throw new PlainError(`${name} cannot be moved (${reasonOf(error)}).`, 1, { cause: error });
  }
}

/** What is kept of removals. */
export interface KeptRemovals {
  readonly most: number;
  /** Of their files together; the latest stays whatever its size. */
  readonly bytes: number;
}

/** Deletes what was removed longest ago, so that the latest removals stay. */
export async function pruneRemoved(dir: string, { most, bytes }: KeptRemovals): Promise<void> {
  const folder = path.join(dir, REMOVED);
  const names = await readdir(folder).catch(() => []);
  let size = 0;
  // A name begins with the moment of the removal.
  for (const [at, name] of names.sort().reverse().entries()) {
    const removed = path.join(folder, name);
    size += await sizeOfFolder(removed);
    if (at > 0 && (at >= most || size > bytes)) await rm(removed, { recursive: true, force: true });
  }
}

/** The bytes of all files below a folder, hidden ones aside; 0 where there is none. */
export async function sizeOfFolder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !isHidden(path.relative(folder, file)));
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function setAside(
  dir: string,
  name: string,
  set: Transfer,
  kind: typeof TAKEN_OUT | '' = '',
): Promise<string> {
  const folder = `${freshFolder(dir)}${kind}`;
  await eachFile(dir, folder, name, set);
  return folder;
}

type Transfer = (from: string, to: string) => Promise<void>;

/** Copies or moves a document with its sidecars from below one folder to below another. */
async function eachFile(from: string, to: string, name: string, set: Transfer): Promise<void> {
  try {
    for (const file of [name, `${name}.yml`, `${name}.yaml`]) {
      const source = path.join(from, file);
      if (!(await exists(source))) continue;
      const target = path.join(to, file);
      await makeFolder(path.dirname(target));
      await set(source, target);
    }
  } catch (error) {
    throw new PlainError(`${name} cannot be moved (${reasonOf(error)}).`, 1, { cause: error });
  }
}

/** Such a file was removed, or was left over where writing was cut short. */
function isHidden(file: string): boolean {
  return file.split(path.sep).some((part) => part.startsWith('.'));
}

/** A folder of its own for each removal, also for two within a millisecond. */
function freshFolder(dir: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  return path.join(dir, REMOVED, `${stamp}-${randomUUID().slice(0, 4)}`);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
