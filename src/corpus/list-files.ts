import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { EXIT, PlainError } from '../errors.ts';

/**
 * Every file below `dir` that is not hidden, by name: paths below it with `/` between folders.
 * @throws PlainError when the folder is missing or cannot be listed.
 */
export async function listFiles(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
      .sort();
  } catch (error) {
    throw new PlainError(
      `The corpus folder "${dir}" cannot be read (${reasonOf(error)}). Make the folder, or set CORPUS_DIR to the one with your documents.`,
      EXIT.config,
      { cause: error },
    );
  }
}

/** Why a file system call failed, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'it does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOTDIR':
      return 'it is not a folder';
    case 'EISDIR':
      return 'it is a folder';
    case 'EEXIST':
      return 'a file of that name is there already';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    default:
      return typeof code === 'string' ? code : 'unknown reason';
  }
}
