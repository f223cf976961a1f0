import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file that nobody else on the machine reads; a reader sees all of it or none. */
export async function writeWhole(
  file: string,
  content: Uint8Array | Iterable<NodeJS.ArrayBufferView>,
): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  try {
    await writeFile(fresh, content, { mode: 0o600 });
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** What somebody has begun to write this long ago (milliseconds) was left half-written. */
const LEFT_MS = 60 * 60 * 1_000;

/** Whether a file is one that `writeWhole`, maybe in another process, has begun and may yet finish. */
export async function isBeingWritten(file: string): Promise<boolean> {
  if (path.extname(file) === '') return false;
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < LEFT_MS;
}
