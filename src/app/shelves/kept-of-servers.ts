import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { KEPT_READINGS } from '../../corpus/reader/snapshot.ts';
import { KEPT_ENCODINGS } from '../kept-encodings.ts';

/** Folders of the data folder that hold one for each server. */
const KEPT = [KEPT_READINGS, KEPT_ENCODINGS];

/** Removes what is kept of a server's documents, which are gone. What the disk refuses to give up stays. */
export async function forgetServer(dataDir: string, serverId: string): Promise<void> {
  for (const folder of KEPT) {
    await rm(path.join(dataDir, folder, serverId), { recursive: true, force: true }).catch(
      () => {},
    );
  }
}

/** Removes what is kept of all servers but these. */
export async function forgetOthers(dataDir: string, serverIds: readonly string[]): Promise<void> {
  const there = new Set(serverIds);
  for (const folder of KEPT) {
    const entries = await readdir(path.join(dataDir, folder), { withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (entry.isDirectory() && !there.has(entry.name)) await forgetServer(dataDir, entry.name);
    }
  }
}
