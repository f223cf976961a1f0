import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** The folder of the data folder in which processes say that they run. */
export const PROCESSES = 'processes';

/** What a running process says of itself in a file of the data folder, named by its id. */
const processSchema = z.object({
  id: z.string(),
  pid: z.int(),
  host: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  /** The documents folder, as it is called there, and what the file system calls it. */
  corpusDir: z.string(),
  device: z.string(),
  inode: z.string(),
  /** The application that it answers for; null until it is connected. */
  answersFor: z.string().nullable(),
});
export type RunningProcess = z.infer<typeof processSchema>;

/** A process that has not touched its file for so long (milliseconds) is no more. */
export const SILENT_MS = 20_000;
const EXTENSION = '.json';

export const fileOf = (folder: string, id: string): string => path.join(folder, id + EXTENSION);

/** The processes of a folder but for `self`, those that ended without a word left out. */
export async function readProcesses(
  folder: string,
  self: Pick<RunningProcess, 'id' | 'pid' | 'host'>,
): Promise<RunningProcess[]> {
  const names = await readdir(folder).catch(() => []);
  const ids = names.flatMap((name) =>
    name.endsWith(EXTENSION) ? name.slice(0, -EXTENSION.length) : [],
  );
  const found = await Promise.all(ids.filter((id) => id !== self.id).map((id) => read(folder, id)));
  return found.flatMap((one) => (one !== null && isAlive(one, self) ? one : []));
}

async function read(folder: string, id: string): Promise<RunningProcess | null> {
  const file = fileOf(folder, id);
  try {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > SILENT_MS) return null;
    return processSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Gone meanwhile, or none of ours.
    return null;
  }
}

/** Of another machine, or container, its file alone tells. */
function isAlive(
  { host, pid }: RunningProcess,
  self: Pick<RunningProcess, 'pid' | 'host'>,
): boolean {
  if (host !== self.host) return true;
  if (pid === self.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether two processes have the same documents: by name on one machine, else by what the file system calls the
 * folder, since containers call different folders the same and the same ones differently.
 */
export function sharesDocuments(one: RunningProcess, other: RunningProcess): boolean {
  const isSameName = one.corpusDir === other.corpusDir;
  if (isSameName && one.host === other.host) return true;
  return one.inode === other.inode && (isSameName || one.device === other.device);
}
