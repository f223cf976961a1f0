import { createWriteStream } from 'node:fs';
import { link, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { packTar, type TarSource } from 'modern-tar/fs';
import type { Settings } from '../../app/settings.ts';
import { copyStore, STORE_FILE, STORE_FILES } from '../../store/upkeep/copy-store.ts';
import { EXIT, PlainError } from '../../system/errors.ts';
import { DATA, DOCUMENTS, MANIFEST, type Manifest } from './manifest.ts';

const OWNER_ONLY = 0o600;

export interface BackupReport {
  /** Documents with their sidecars, and what was taken out of the library and kept. */
  readonly files: number;
  readonly hasStore: boolean;
  /** What is no file and no folder, such as a link to a place outside. */
  readonly leftOut: readonly string[];
}

/**
 * Writes the database, the other files of `dataDir`, the documents and the settings of a manifest into one
 * file, a gzipped tar that its owner alone may read. What the next start makes anew, readings and vectors,
 * is left out. A bot that runs goes on. It appears at `target` only when it is whole.
 * @throws PlainError when there is a file already, or it cannot be written.
 */
export async function writeBackup(
  target: string,
  { corpusDir, dataDir }: Pick<Settings, 'corpusDir' | 'dataDir'>,
  manifest: Manifest,
): Promise<BackupReport> {
  const file = path.resolve(target);
  const documents = path.resolve(corpusDir);
  if (file.startsWith(`${documents}${path.sep}`)) {
    throw refusal(file, 'it would lie among the documents');
  }
  if (await isThere(file)) throw refusal(file, 'there is a file of that name already');
  if (!(await isThere(path.dirname(file)))) throw refusal(file, 'there is no such folder');
  const unfinished = `${file}.${process.pid}.partial`;
  const store = `${file}.${process.pid}.sqlite`;
  try {
    const hasStore = await copyStore(dataDir, store);
    const listed = await listTree(documents);
    const sources: TarSource[] = [
      { type: 'content', target: MANIFEST, content: `${JSON.stringify(manifest, null, 2)}\n` },
      ...(hasStore
        ? [{ type: 'file', source: store, target: `${DATA}/${STORE_FILE}` } as const]
        : []),
      ...(await besideStore(path.resolve(dataDir))),
      ...listed.files.map((name) => ({
        type: 'file' as const,
        source: path.join(documents, name),
        target: `${DOCUMENTS}/${name}`,
      })),
    ];
    const out = createWriteStream(unfinished, { flags: 'wx', mode: OWNER_ONLY, flush: true });
    await pipeline(packTar(sources), createGzip(), out);
    // Unlike a rename, it never takes the place of a file that came meanwhile.
    await link(unfinished, file);
    return { files: listed.files.length, hasStore, leftOut: listed.leftOut };
  } catch (error) {
    throw writingError(error, file);
  } finally {
    await rm(unfinished, { force: true });
    await rm(store, { force: true });
  }
}

/** Files that lie beside the database, the secret among them; folders hold what is made anew. */
async function besideStore(folder: string): Promise<TarSource[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !STORE_FILES.has(entry.name))
    .filter(({ name }) => !name.endsWith('.partial'))
    .map(({ name }) => ({
      type: 'file',
      source: path.join(folder, name),
      target: `${DATA}/${name}`,
    }));
}

/** Every file below a folder, with `/` between the folders of its name. */
async function listTree(folder: string): Promise<{ files: string[]; leftOut: string[] }> {
  const files: string[] = [];
  const leftOut: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name));
    const portable = name.split(path.sep).join('/');
    if (entry.isFile()) files.push(portable);
    else if (!entry.isDirectory()) leftOut.push(portable);
  }
  return { files: files.sort(), leftOut };
}

async function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}

function refusal(file: string, reason: string, cause?: unknown): PlainError {
  const message = `The backup ${file} was not written: ${reason}; name another place for it.`;
  return new PlainError(message, EXIT.unavailable, { cause });
}

function writingError(error: unknown, file: string): unknown {
  if (error instanceof PlainError || !(error instanceof Error && 'code' in error)) return error;
  if (error.code === 'EEXIST') return refusal(file, 'there is a file of that name already', error);
  if (error.code === 'ENOSPC') return refusal(file, 'the disk is full', error);
  if (error.code === 'EACCES') return refusal(file, 'nothing may be written or read there', error);
  return refusal(file, error.message, error);
}
