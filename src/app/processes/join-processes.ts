import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, PlainError } from '../../system/errors.ts';
import type { Log } from '../../system/log.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { writeWhole } from '../../system/write-whole.ts';
import type { Settings } from '../settings.ts';
import {
  fileOf,
  PROCESSES,
  type RunningProcess,
  readProcesses,
  SILENT_MS,
  sharesDocuments,
} from './process-file.ts';

/** The processes that work on one data folder, seen from one of them. */
export interface Processes {
  /** Resolves when the others know of this one; it must not answer before. */
  known(): Promise<void>;
  /** Tells the others that this process answers for an application now. */
  answersFor(applicationId: string): Promise<void>;
  /** Tells them that it is about to stop, before it does. */
  standDown(): Promise<void>;
  /** Whether another process answers for the same application, and goes on. */
  isSucceeded(): boolean;
  /**
   * Whether this process is the one that answers an interaction; Discord sends each to all of them. Never rejects,
   * and says yes where that cannot be told: better twice than not at all.
   */
  claim(interactionId: string): Promise<boolean>;
  leave(): Promise<void>;
}

const ALONE: Processes = {
  known: async () => {},
  answersFor: async () => {},
  standDown: async () => {},
  isSucceeded: () => false,
  claim: async () => true,
  leave: async () => {},
};

const CLAIMS = 'claims';
const OWNER_ONLY = 0o700;
/** Milliseconds between two looks at who else is there, after which each knows of the other. */
const LOOK_MS = 500;
/** What Discord has sent to all has been claimed by then. */
const CLAIMED_MS = 60_000;

/**
 * Joins the processes of a data folder, as one does that takes over from another. Where the folder cannot be
 * written, nobody can be told and this process works by itself.
 * @throws PlainError (exit status 78) where another process has other documents: what is kept of documents in
 * the folder would go back and forth between them.
 */
export async function joinProcesses(
  { dataDir, corpusDir }: Pick<Settings, 'dataDir' | 'corpusDir'>,
  log: Pick<Log, 'info'>,
): Promise<Processes> {
  const folder = path.join(path.resolve(dataDir), PROCESSES);
  let self = await describeSelf(corpusDir);
  const file = fileOf(folder, self.id);
  const claims = path.join(folder, CLAIMS);
  const write = () => writeWhole(file, Buffer.from(JSON.stringify(self)));
  try {
    await makeFolder(path.dirname(folder), OWNER_ONLY);
    await makeFolder(folder, OWNER_ONLY);
    await write();
  } catch {
    return ALONE;
  }
  // However the process ends, short of being killed.
  const forget = () => rmSync(file, { force: true });
  process.once('exit', forget);
  let others = await readProcesses(folder, self);
  const stranger = others.find((one) => !sharesDocuments(one, self) && isElder(one, self));
  if (stranger !== undefined) {
    forget();
    throw refusal(stranger, self, dataDir);
  }
  for (const { pid, host } of others) {
    log.info(
      { pid, host },
      'Another Footnote works on this DATA_DIR; each interaction is answered by one',
    );
  }

  const joinedAt = performance.now();
  let own: string | null = null;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const now = new Date();
    await utimes(file, now, now)
      .catch(write)
      .catch(() => {});
    const before = others.length;
    others = await readProcesses(folder, self);
    if (before > 0) await sweep(claims, CLAIMED_MS);
    isLooking = false;
  };
  const looking = setInterval(() => void look(), LOOK_MS);
  looking.unref();
  // What processes that were killed have left.
  await sweep(folder, 2 * SILENT_MS);
  await sweep(claims, CLAIMED_MS);

  return {
    async known() {
      if (others.length === 0) return;
      await sleep(Math.max(0, joinedAt + 2 * LOOK_MS - performance.now()));
    },
    async answersFor(applicationId) {
      own = applicationId;
      self = { ...self, answersFor: applicationId };
      await write().catch(() => {});
    },
    async standDown() {
      self = { ...self, answersFor: null };
      await write().catch(() => {});
      // After it is written: of two that stop at once, neither counts on the other.
      others = await readProcesses(folder, self);
    },
    isSucceeded: () => own !== null && others.some(({ answersFor }) => answersFor === own),
    async claim(interactionId) {
      if (others.length === 0) return true;
      try {
        await mkdir(claims, { mode: OWNER_ONLY, recursive: true });
        await writeFile(path.join(claims, interactionId), '', { flag: 'wx' });
        return true;
      } catch (error) {
        return !(error instanceof Error && 'code' in error && error.code === 'EEXIST');
      }
    },
    async leave() {
      clearInterval(looking);
      process.off('exit', forget);
      await rm(file, { force: true });
    },
  };
}

async function describeSelf(corpusDir: string): Promise<RunningProcess> {
  const place = await realpath(corpusDir).catch(() => path.resolve(corpusDir));
  const found = await stat(place, { bigint: true }).catch(() => null);
  return {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    startedAt: new Date().toISOString(),
    corpusDir: place,
    device: String(found?.dev ?? ''),
    inode: String(found?.ino ?? ''),
    answersFor: null,
  };
}

/** Of two that start at once, one goes on. */
function isElder(one: RunningProcess, other: RunningProcess): boolean {
  if (one.startedAt !== other.startedAt) return one.startedAt < other.startedAt;
  return one.id < other.id;
}

function refusal(other: RunningProcess, self: RunningProcess, dataDir: string): PlainError {
  const who = other.host === self.host ? `process ${other.pid}` : `on ${other.host}`;
  return new PlainError(
    `Another Footnote (${who}) works on DATA_DIR ${path.resolve(dataDir)} with the documents in ${other.corpusDir}, and this one has those in ${self.corpusDir}; give each a DATA_DIR of its own, or stop the other one first.`,
    EXIT.config,
  );
}

/** Deletes the files of a folder that nobody has touched for so many milliseconds. */
async function sweep(folder: string, olderThan: number): Promise<void> {
  const now = Date.now();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((one) => one.isFile())) {
    const place = path.join(folder, entry.name);
    const found = await stat(place).catch(() => null);
    if (found !== null && now - found.mtimeMs >= olderThan) {
      await rm(place, { force: true }).catch(() => {});
    }
  }
}
