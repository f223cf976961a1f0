import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isServerFolder, serverFolder } from '../document/document-server.ts';
import { formatOf } from '../formats/formats.ts';
import { listFiles } from './list-files.ts';

/** The servers that have a folder of their own in the corpus folder `dir`, by id. */
export async function serversIn(dir: string): Promise<string[]> {
  const above = path.dirname(serverFolder('0'));
  const entries = await readdir(path.join(dir, above), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && isServerFolder(serverFolder(entry.name)))
    .map(({ name }) => name)
    .sort();
}

/** How many servers have files of a kind that is read, and how many files. */
export async function countOfServers(dir: string): Promise<{ servers: number; files: number }> {
  const counts = { servers: 0, files: 0 };
  for (const serverId of await serversIn(dir)) {
    const { names } = await listFiles(dir, undefined, serverId);
    const files = names.filter((name) => formatOf(name) !== null).length;
    if (files > 0) counts.servers += 1;
    counts.files += files;
  }
  return counts;
}
