import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { serverFolder, serverOf } from '../document/document-server.ts';
import { documentNameOf } from '../folder/source-file.ts';
import { removeDocument } from './removed-documents.ts';

/** Another process may be at a file that is younger than this (milliseconds). */
const UNFINISHED = 60_000;
/** What `partName` makes, and the same without a process, as it was made before. */
const PART = /^\.(?:(\d+)\.)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/;
/** How a sidecar begins that was written for somebody (see `sidecar-text.ts`). */
const OUR_SIDECAR = /^key: .*\ntitle: /;

/** The name of a file that is being written, which tells by whom. */
export function partName(): string {
  return `.${process.pid}.${randomUUID()}.part`;
}

/**
 * Takes away what a process that was killed left half-written below `dir`, the corpus folder: files that
 * never got their name, and sidecars whose document never came (to `.removed`). A sidecar that stands alone for another
 * reason stays, because it may say who is to see the document. Resolves to the names of what went; what
 * the disk refuses to give up stays.
 */
export async function sweepLeftovers(dir: string): Promise<string[]> {
  const swept: string[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(path.join(dir, folder), { withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    for (const entry of entries) {
      if (entry.isDirectory() && !entry.name.startsWith('.')) {
        waiting.push(`${folder}${entry.name}/`);
      }
    }
    const parts = await abandoned(path.join(dir, folder), files);
    const lone = files.filter(
      (name) => documentNameOf(name) !== name && !files.includes(documentNameOf(name)),
    );
    for (const name of lone) {
      if (await isLeftOver(dir, `${folder}${name}`, parts)) {
        const server = serverOf(`${folder}${name}`);
        const own = server === null ? '' : serverFolder(server);
        const document = documentNameOf(`${folder}${name}`).slice(own.length);
        if (await done(removeDocument(path.join(dir, own), document)))
          swept.push(`${folder}${name}`);
      }
    }
    for (const { name } of parts) {
      if (await done(rm(path.join(dir, folder, name)))) swept.push(`${folder}${name}`);
    }
  }
  return swept.sort();
}

interface Part {
  readonly name: string;
  readonly stats: Stats;
}

async function abandoned(folder: string, files: readonly string[]): Promise<Part[]> {
  const found: Part[] = [];
  for (const name of files) {
    const match = PART.exec(name);
    if (!match) continue;
    const stats = await lstat(path.join(folder, name)).catch(() => null);
    if (stats && !isAtWork(Number(match[1] ?? 0), stats)) found.push({ name, stats });
  }
  return found;
}

/** This process has written nothing yet, whatever an earlier one of the same number has. */
function isAtWork(pid: number, { mtimeMs }: Stats): boolean {
  if (pid === 0 || pid === process.pid || Date.now() - mtimeMs > UNFINISHED) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether it is a file that never got its name under another one, or lies where we alone write sidecars. */
async function isLeftOver(dir: string, sidecar: string, parts: readonly Part[]): Promise<boolean> {
  const file = path.join(dir, sidecar);
  const stats = await lstat(file).catch(() => null);
  if (!stats) return false;
  if (parts.some((part) => part.stats.ino === stats.ino && part.stats.dev === stats.dev))
    return true;
  if (serverOf(sidecar) === null || Date.now() - stats.mtimeMs < UNFINISHED) return false;
  const text = await readFile(file, 'utf8').catch(() => '');
  return OUR_SIDECAR.test(text);
}

async function done(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
