import { access, constants, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../../app/settings.ts';
import { bad, doubtful, type Finding, good } from './finding.ts';

const MIB = 1024 * 1024;
/** Room for a day of a busy server's documents; below the second nothing can be written any more. */
const LITTLE_MIB = 500;
const TOO_LITTLE_MIB = 20;

/** What `engines` in package.json asks for. */
const OLDEST_NODE = [20, 19] as const;

/** `version` as in `process.versions.node`. */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [least, leastMinor] = OLDEST_NODE;
  const isOld = major < least || (major === least && minor < leastMinor);
  return isOld
    ? bad('Node.js', `${version}, which is too old`, `install ${OLDEST_NODE.join('.')} or newer`)
    : good('Node.js', version);
}

/** Whether others on the machine may read the file with the token. */
export async function environmentFinding(file: string): Promise<Finding> {
  const found = await stat(file).catch(() => null);
  if (found === null) return good('.env', 'none; the settings are those of the environment');
  if (process.platform !== 'win32' && (found.mode & 0o044) !== 0) {
    return doubtful('.env', 'every user of this machine can read it', `chmod 600 ${file}`);
  }
  return good('.env', 'read');
}

/** Where documents and state are, whether they can be written, and how much room is left there. */
export async function* folderFindings({
  corpusDir,
  dataDir,
}: Pick<Settings, 'corpusDir' | 'dataDir'>): AsyncGenerator<Finding> {
  yield await writableFinding('CORPUS_DIR', corpusDir, '/library cannot add documents');
  yield await writableFinding('DATA_DIR', dataDir, 'citations and posts are forgotten at exit');
  yield await roomFinding(dataDir);
}

async function writableFinding(name: string, folder: string, effect: string): Promise<Finding> {
  const place = path.resolve(folder);
  const file = await fileInTheWay(place);
  if (file !== null) {
    const remedy = `move it away, or set ${name} to another folder`;
    return bad(name, `${place} cannot be a folder: ${file} is a file`, remedy);
  }
  try {
    await access(await nearest(place), constants.W_OK | constants.X_OK);
    return good(name, place);
  } catch {
    return doubtful(
      name,
      `${place} cannot be written, so ${effect}`,
      `let the user who runs Footnote write there, or set ${name} to another folder`,
    );
  }
}

async function roomFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(path.resolve(folder)));
  return roomLeft(Math.floor((bavail * bsize) / MIB));
}

/** `free`: MiB. */
export function roomLeft(free: number): Finding {
  const room = `${free.toLocaleString('en')} MiB free`;
  const remedy = 'make room, or move DATA_DIR to a larger disk';
  if (free < TOO_LITTLE_MIB) return bad('disk', room, remedy);
  return free < LITTLE_MIB ? doubtful('disk', room, remedy) : good('disk', room);
}

/** The file that stands where a folder should be, or one above it; null where none does. */
async function fileInTheWay(place: string): Promise<string | null> {
  const found = await stat(place).catch(() => null);
  if (found !== null) return found.isDirectory() ? null : place;
  const above = path.dirname(place);
  return above === place ? null : fileInTheWay(above);
}

/** A folder, or the nearest one above it that is there. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const above = path.dirname(folder);
  return isThere || above === folder ? folder : nearest(above);
}
