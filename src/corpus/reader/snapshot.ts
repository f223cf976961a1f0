import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Log } from '../../system/log.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { isBeingWritten, writeWhole } from '../../system/write-whole.ts';
import { serverOf } from '../document/document-server.ts';
import { reasonOf, type Shelf } from '../folder/list-files.ts';
import { type FileRecord, isWhole, preparedAt } from './file-record.ts';

/** What was read of files, kept on disk so that it is not read again. Writing goes on in the background. */
export interface Snapshot {
  /** Where that is kept which was made of a file of this name and content. */
  placeOf(name: string, fingerprint: string): string;
  /** What is kept there; null for nothing, or for something damaged: it can be made again. */
  find(place: string): Promise<FileRecord | null>;
  /** What was prepared of a file that was found or kept there; undefined when it has gone since. */
  preparedAt(place: string, name: string): unknown;
  /** Writes down what was made of a file; `done` is called when it is on disk, if it comes to that. */
  keep(place: string, record: FileRecord, done: () => void): void;
  /**
   * Removes what is kept of everything else on the shelf, and says so when something could not be kept. What
   * other shelves keep stays.
   */
  keepOnly(files: readonly KeptFile[], shelf: Shelf): void;
  /** Resolves when everything is on disk. */
  close(): Promise<void>;
}

interface KeptFile {
  readonly name: string;
  readonly fingerprint: string;
}

/** In it a folder for each server, beside what is everyone's. */
export const KEPT_READINGS = 'library';
/** One file for all documents, as it was kept before. */
const FORMER = 'corpus.snapshot';
/** Names worked out before other work may come in between. */
const STRETCH = 500;

/**
 * The snapshot in `dataDir`: a file for each document, under a name that its name, its content, the
 * `version` of what reads it and V8's own (whose format it is in) go into. So several processes may share
 * it, each file is written once, and nothing stale is ever found.
 */
export function openSnapshot(dataDir: string, version: string, log?: Pick<Log, 'warn'>): Snapshot {
  const folder = path.join(dataDir, KEPT_READINGS);
  const placeOf = (name: string, fingerprint: string): string => {
    const parts = JSON.stringify([version, process.versions.v8, name, fingerprint]);
    const digest = createHash('sha256').update(parts).digest('hex');
    return path.join(folder, serverOf(name) ?? '', digest);
  };
  const oneAtATime = pLimit(1);
  let refusal: unknown = null;
  const soon = (work: () => Promise<void>): void => {
    oneAtATime(work).catch((error: unknown) => {
      refusal = error;
    });
  };
  soon(() => rm(path.join(dataDir, FORMER), { force: true }));

  return {
    placeOf,
    async find(place) {
      try {
        const record = await readFile(place);
        return (await isWhole(record)) ? record : null;
      } catch {
        return null;
      }
    },
    preparedAt(place, name) {
      try {
        return preparedAt(place, name);
      } catch {
        return undefined;
      }
    },
    keep: (place, record, done) =>
      soon(async () => {
        await makeFolder(dataDir);
        await makeFolder(folder, 0o700);
        if (path.dirname(place) !== folder) await makeFolder(path.dirname(place), 0o700);
        // Documents may be private to their servers: nobody else on the machine reads them here.
        await writeWhole(place, record);
        done();
      }),
    keepOnly: (files, shelf) => {
      soon(async () => {
        const wanted = new Set<string>();
        for (const { name, fingerprint } of files) {
          wanted.add(placeOf(name, fingerprint));
          if (wanted.size % STRETCH === 0) await nextTurn();
        }
        for (const one of await foldersOf(folder, shelf)) await removeOthers(one, wanted);
      });
      soon(async () => {
        if (refusal === null) return;
        const advice = 'the documents are read anew at every start';
        log?.warn(`No snapshot can be kept in "${dataDir}" (${reasonOf(refusal)}): ${advice}.`);
        refusal = null;
      });
    },
    close: () => oneAtATime(async () => {}),
  };
}

async function foldersOf(folder: string, shelf: Shelf): Promise<string[]> {
  if (shelf === null) return [folder];
  if (shelf !== 'all') return [path.join(folder, shelf)];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = entries.filter((entry) => entry.isDirectory());
  return [folder, ...inside.map(({ name }) => path.join(folder, name))];
}

async function removeOthers(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() || wanted.has(file) || (await isBeingWritten(file))) continue;
    await rm(file, { force: true });
  }
}
