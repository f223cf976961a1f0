import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { EXIT, PlainError } from '../../system/errors.ts';
import { isServerFolder, misplaced, serverFolder, serverOf } from '../document/document-server.ts';
import type { Problem } from '../document/problem.ts';

/** The files of a folder: paths below it with `/` between folders, by name. */
export interface Listing {
  readonly names: readonly string[];
  /** What is left out, each with the reason. */
  readonly refused: readonly Problem[];
  /** Folders that cannot be listed, each with `/` at its end; they are among `refused`. */
  readonly closed: readonly string[];
}

/** What a folder holds. */
type ListFolder = (folder: string) => Promise<readonly Dirent[]>;

const entriesOf: ListFolder = (folder) => readdir(folder, { withFileTypes: true });

/** One server's documents, by its id, everyone's (null), or all of the folder. */
export type Shelf = string | null | 'all';

/**
 * Every file of a shelf below `dir` that is not hidden. Refused are links that lead out of the folder or to another
 * server's documents (they would publish what was never put there), links to folders, files that seem to
 * be meant for one server and do not lie in its folder, and folders that cannot be listed. `dir` itself
 * may be a link.
 * @throws PlainError when the folder is missing or cannot be listed.
 */
export async function listFiles(
  dir: string,
  list: ListFolder = entriesOf,
  shelf: Shelf = 'all',
): Promise<Listing> {
  const isOwn = shelf !== null && shelf !== 'all';
  const { root, top } = await Promise.all([realpath(dir), isOwn ? [] : list(dir)]).then(
    ([root, top]) => ({ root, top }),
    (error: unknown) => {
      throw new PlainError(
        `The corpus folder "${dir}" cannot be read (${reasonOf(error)}). Make the folder, or set CORPUS_DIR to the one with your documents.`,
        EXIT.config,
        { cause: error },
      );
    },
  );
  const names: string[] = [];
  const refused: Problem[] = [];
  const closed: string[] = [];
  const refuse = (file: string, message: string) => refused.push({ file, line: null, message });
  const waiting = [{ folder: '', entries: top }];
  const enter = async (folder: string): Promise<void> => {
    try {
      waiting.push({ folder, entries: await list(path.join(dir, folder)) });
    } catch (error) {
      if (isGone(error)) return;
      closed.push(folder);
      const reason = `the folder cannot be read (${reasonOf(error)}), and nothing in it is.`;
      refuse(folder.slice(0, -1), reason);
    }
  };
  if (isOwn && (await isFolder(dir, serverFolder(shelf)))) await enter(serverFolder(shelf));
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    for (const entry of here.entries) {
      const name = `${here.folder}${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        if (shelf !== null || !isServerFolder(`${name}/`)) await enter(`${name}/`);
        continue;
      }
      const reason = entry.isSymbolicLink()
        ? ((await reasonNotFollowed(root, name)) ?? misplaced(name))
        : entry.isFile()
          ? misplaced(name)
          : 'this is neither a file nor a folder and is not read.';
      if (reason === null) names.push(name);
      else refuse(name, reason);
    }
  }
  return {
    names: names.sort(),
    refused: refused.sort((a, b) => (a.file < b.file ? -1 : 1)),
    closed,
  };
}

/** Whether a folder below `dir` and each above it are folders themselves: links to folders are not followed. */
export async function isFolder(dir: string, folder: string): Promise<boolean> {
  const parts = folder.split('/').filter((part) => part !== '');
  const all = parts.map((_, at) => path.join(dir, ...parts.slice(0, at + 1)));
  const found = await Promise.all(all.map((one) => lstat(one).catch(() => null)));
  return found.every((stats) => stats?.isDirectory() === true);
}

/** Why the link of this name is not followed; null for one to a file below `root`, a real path. */
async function reasonNotFollowed(root: string, name: string): Promise<string | null> {
  try {
    const target = await realpath(path.join(root, name));
    const inside = path.relative(root, target);
    if (inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)) {
      return 'this link leads out of the corpus folder and is not followed; put a copy of the file there.';
    }
    const there = `${inside.split(path.sep).join('/')}/`;
    const server = serverOf(there);
    if (misplaced(there) !== null || (server !== null && server !== serverOf(name))) {
      return "this link leads to another server's documents and is not followed; put a copy of the file there.";
    }
    return (await stat(target)).isFile()
      ? null
      : 'this link leads to a folder and is not followed; put the folder itself there.';
  } catch (error) {
    return `this link cannot be followed (${reasonOf(error)}); mend or remove it.`;
  }
}

/** Whether it was removed since the folder above it was listed. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
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
