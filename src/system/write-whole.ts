import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

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
