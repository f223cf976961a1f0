import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { EXIT, PlainError } from '../../system/errors.ts';
import type { Problem } from '../document/problem.ts';

/** The files of a folder: paths below it with `/` between folders, by name. */
export interface Listing {
  readonly names: readonly string[];
  /** Links that are not followed, each with the reason. */
  readonly refused: readonly Problem[];
}

/**
 * Every file below `dir` that is not hidden. A link that leads out of the folder is refused: it would
 * publish what was never put there. `dir` itself may be a link.
 * @throws PlainError when the folder is missing or cannot be listed.
 */
export async function listFiles(dir: string): Promise<Listing> {
  try {
    const root = await realpath(dir);
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => ({
        name: path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
        isLink: entry.isSymbolicLink(),
      }))
      .filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const refused: Problem[] = [];
    for (const { name } of found.filter(({ isLink }) => isLink)) {
      const message = await reasonNotFollowed(root, path.join(dir, name));
      if (message !== null) refused.push({ file: name, line: null, message });
    }
    const left = new Set(refused.map(({ file }) => file));
    return { names: found.map(({ name }) => name).filter((name) => !left.has(name)), refused };
  } catch (error) {
    throw new PlainError(
      `The corpus folder "${dir}" cannot be read (${reasonOf(error)}). Make the folder, or set CORPUS_DIR to the one with your documents.`,
      EXIT.config,
      { cause: error },
    );
  }
}

/** Why a link is not followed; null for one that stays below `root`, a real path. */
async function reasonNotFollowed(root: string, link: string): Promise<string | null> {
  try {
    const inside = path.relative(root, await realpath(link));
    const leaves = inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside);
    return leaves
      ? 'this link leads out of the corpus folder and is not followed; put a copy of the file there.'
      : null;
  } catch (error) {
    return `this link cannot be followed (${reasonOf(error)}); mend or remove it.`;
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
    case 'ELOOP':
      return 'it leads back to itself';
    case 'EISDIR':
      return 'it is a folder';
    case 'EEXIST':
      return 'a file of that name is there already';
    case 'ENAMETOOLONG':
      return 'the name is too long; give the file a shorter one';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    default:
      return typeof code === 'string' ? code : firstLineOf(error);
  }
}

function firstLineOf(error: unknown): string {
  return (error instanceof Error && error.message.split('\n')[0]) || 'unknown reason';
}
