import { open } from 'node:fs/promises';

/** The first bytes of every SQLite database: https://www.sqlite.org/fileformat.html#magic_header_string */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Whether a file is absent, empty or begins as a database does. SQLite tells by itself, except that
 * it takes a file of one byte for an empty one and would write over it.
 */
export async function mayBeDatabase(file: string): Promise<boolean> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, 'r');
  } catch {
    return true; // SQLite meets the same fault and names it.
  }
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.subarray(0, bytesRead).equals(MAGIC.subarray(0, bytesRead));
  } catch {
    return true; // The same: a folder, or a disk that fails.
  } finally {
    await handle.close();
  }
}
