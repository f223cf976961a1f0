import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { unpackTar } from 'modern-tar/fs';
import { PROCESSES } from '../../app/processes/process-file.ts';
import type { Settings } from '../../app/settings.ts';
import { inspectStore } from '../../store/upkeep/inspect-store.ts';
import { EXIT, PlainError } from '../../system/errors.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { DATA, DOCUMENTS, MANIFEST, type Manifest, manifestSchema } from './manifest.ts';

/** Where a backup is unpacked: in the target itself, so that its parts need only be renamed. */
const STAGE = '.restoring';
const OWNER_ONLY = 0o700;
/** What the system puts into a disk of its own, and what a start that failed leaves behind. */
const NOBODYS: ReadonlySet<string> = new Set([STAGE, 'lost+found', PROCESSES]);

/**
 * Unpacks a backup into two folders, which must be empty or missing. They are filled only when all of it could
 * be read and the database is sound and of no newer version; otherwise they stay as they were.
 * @throws PlainError that names what is in the way or wrong.
 */
export async function restoreBackup(
  file: string,
  { corpusDir, dataDir }: Pick<Settings, 'corpusDir' | 'dataDir'>,
): Promise<Manifest> {
  const targets = [path.resolve(dataDir), path.resolve(corpusDir)] as const;
  for (const target of targets) await requireEmpty(target);
  const stages = targets.map((target) => path.join(target, STAGE));
  const [dataStage = '', documentsStage = ''] = stages;
  try {
    await makeFolder(targets[0], OWNER_ONLY);
    await makeFolder(targets[1]);
    await unpack(file, dataStage, (name) => name === MANIFEST || name.startsWith(`${DATA}/`));
    const manifest = await readManifest(file, path.join(dataStage, MANIFEST));
    const data = path.join(dataStage, DATA);
    await mkdir(data, { recursive: true });
    await requireSound(file, data);
    await unpack(file, documentsStage, (name) => name.startsWith(`${DOCUMENTS}/`));
    const documents = path.join(documentsStage, DOCUMENTS);
    await mkdir(documents, { recursive: true });
    await moveUp(data, targets[0]);
    await moveUp(documents, targets[1]);
    return manifest;
  } finally {
    for (const stage of stages) await rm(stage, { recursive: true, force: true });
  }
}

async function requireEmpty(folder: string): Promise<void> {
  let names: string[] = [];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw refusal(`${folder} cannot be used as a folder; name another one.`, error);
  }
  if (names.every((name) => NOBODYS.has(name))) return;
  throw refusal(
    `${folder} is not empty, and nothing is overwritten; move what is there away, or name another folder (DATA_DIR, CORPUS_DIR).`,
  );
}

/** Unpacks what is wanted. Anything but files and folders, and a name that leads elsewhere, is refused. */
async function unpack(
  file: string,
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const writing = unpackTar(folder, {
    strict: true,
    filter: ({ name, type }) => {
      const parts = name.split('/');
      const isOurs = (type === 'file' || type === 'directory') && !parts.includes('..');
      if (!isOurs || name.startsWith('/') || name.includes('\\')) throw notOurs(file);
      return isWanted(name);
    },
  });
  try {
    await pipeline(createReadStream(file), createGunzip(), writing);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw refusal(`There is no file ${file}.`, error);
    if (code === 'ENOSPC') throw refusal('The disk is full; nothing was restored.', error);
    if (code === 'EACCES') throw refusal(`${file} or ${folder} may not be used.`, error);
    throw notOurs(file, error);
  }
}

async function readManifest(file: string, manifest: string): Promise<Manifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(manifest, 'utf8')));
  } catch (error) {
    throw notOurs(file, error);
  }
}

async function requireSound(file: string, folder: string): Promise<void> {
  const state = await inspectStore(folder);
  if (state === null) return;
  if (state.damage !== null) {
    throw refusal(`The database in ${file} is damaged (${state.damage}); take another backup.`);
  }
  if (state.newer.length > 0) {
    throw refusal(
      `${file} was made by a newer Footnote (it has "${state.newer[0]}"); update first.`,
    );
  }
}

async function moveUp(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) await rename(path.join(from, name), path.join(to, name));
}

function notOurs(file: string, cause?: unknown): PlainError {
  return refusal(`${file} is no backup of this version, or is damaged; take another one.`, cause);
}

function refusal(message: string, cause?: unknown): PlainError {
  return new PlainError(message, EXIT.unavailable, { cause });
}
