import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { makeFolder } from '../make-folder.ts';
import { type PackedFile, packParsed } from './packed-document.ts';
import type { Parsed } from './parse-document.ts';

/** Parsed files by name, each with the fingerprint of what it was parsed from. */
export type Snapshot = Map<string, { readonly fingerprint: string; readonly packed: PackedFile }>;

const FILE = 'corpus.snapshot';
const DIGEST_BYTES = 32;
const HEADER_BYTES = 4 + DIGEST_BYTES;
/** The main thread is given back after this many milliseconds of work. */
const SLICE = 10;

/**
 * Reads the snapshot in `dataDir`. One that is missing, damaged or made by other readers is empty, and
 * damaged records are left out: everything in it can be made again.
 */
export async function readSnapshot(dataDir: string): Promise<Snapshot> {
  const snapshot: Snapshot = new Map();
  const bytes = await readFile(path.join(dataDir, FILE)).catch(() => null);
  if (!bytes) return snapshot;
  const version = await currentVersion();
  if (!bytes.subarray(0, DIGEST_BYTES).equals(version)) return snapshot;
  let at = DIGEST_BYTES;
  let since = performance.now();
  while (at + HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const sum = bytes.subarray(at + 4, at + HEADER_BYTES);
    const payload = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length);
    at += HEADER_BYTES + length;
    if (!sha256(payload).equals(sum)) break;
    const [name, fingerprint, packed] = deserialize(payload) as [string, string, PackedFile];
    snapshot.set(name, { fingerprint, packed });
    if (performance.now() - since > SLICE) {
      await setImmediate();
      since = performance.now();
    }
  }
  return snapshot;
}

/** A parsed file and the fingerprint of what it was parsed from. */
export interface Keepable {
  readonly name: string;
  readonly fingerprint: string;
  readonly parsed: Parsed;
}

/** Writes the snapshot; a reader sees the old one or the new one. @throws when the disk refuses. */
export async function writeSnapshot(dataDir: string, files: readonly Keepable[]): Promise<void> {
  const parts: Buffer[] = [await currentVersion()];
  let since = performance.now();
  for (const { name, fingerprint, parsed } of files) {
    const payload = serialize([name, fingerprint, packParsed(parsed)]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(payload.length);
    parts.push(length, sha256(payload), payload);
    if (performance.now() - since > SLICE) {
      await setImmediate();
      since = performance.now();
    }
  }
  await makeFolder(dataDir);
  const fresh = path.join(dataDir, `${FILE}.${randomUUID()}`);
  try {
    // Documents may be private to their servers: nobody else on the machine reads them here.
    await writeFile(fresh, parts, { mode: 0o600 });
    await rename(fresh, path.join(dataDir, FILE));
  } finally {
    await rm(fresh, { force: true });
  }
}

let known: Promise<Buffer> | undefined;

/** The source does not change under a running program. */
function currentVersion(): Promise<Buffer> {
  known ??= readerVersion();
  return known;
}

/**
 * A digest of everything that decides what a file is parsed to: the readers' and analyzer's source, the
 * versions of their libraries, and V8's format. No number to forget to count up.
 */
async function readerVersion(): Promise<Buffer> {
  const source = fileURLToPath(new URL('..', import.meta.url));
  const names = await Promise.all(
    ['corpus', 'text'].map((folder) => readdir(path.join(source, folder), { recursive: true })),
  );
  const files = ['corpus', 'text'].flatMap((folder, index) =>
    (names[index] ?? [])
      .filter((name) => /\.m?ts$|\.mjs$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const hash = createHash('sha256').update(process.versions.v8);
  for (const file of ['../package-lock.json', ...files.sort()]) {
    hash.update(file).update(await readFile(path.join(source, file)).catch(() => ''));
  }
  return hash.digest();
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
