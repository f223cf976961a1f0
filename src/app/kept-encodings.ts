import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../corpus/document/document.ts';
import { serverOf } from '../corpus/document/document-server.ts';
import { type Encodings, encodedTexts, readEncodings } from '../retrieval/encoder/encodings.ts';
import { ENCODER_VERSION } from '../retrieval/encoder/sentence-encoder.ts';
import { makeFolder } from '../system/make-folder.ts';
import { isBeingWritten, writeWhole } from '../system/write-whole.ts';
import { runYielding } from '../system/yielding.ts';

/** Vectors of documents, kept on disk so that they are not made again. What fails there costs time only. */
export interface KeptEncodings {
  /** Null for nothing, or for something damaged. */
  find(document: Document): Promise<Encodings | null>;
  keep(document: Document, encodings: Encodings): Promise<void>;
  /**
   * Removes those of everything else on the shelf of a server, or (null) of everyone's; what other shelves keep
   * stays.
   */
  keepOnly(documents: readonly Document[], serverId: string | null): Promise<void>;
}

/** In it a folder for each server, beside what is everyone's. */
export const KEPT_ENCODINGS = 'encodings';

/** Bytes of the digest (SHA-256) behind the vectors, which tells those that a power cut has damaged. */
const DIGEST = 32;

/** Keeps nothing. */
export const NOT_KEPT: KeptEncodings = {
  find: async () => null,
  keep: async () => undefined,
  keepOnly: async () => undefined,
};

/**
 * A file for each document in `dataDir`, named by what was encoded and what encoded it: nothing stale is ever
 * found, and several processes may share it.
 */
export function keptEncodings(dataDir: string): KeptEncodings {
  const folder = path.join(dataDir, KEPT_ENCODINGS);
  const folderOf = (serverId: string | null) => path.join(folder, serverId ?? '');
  return {
    async find(document) {
      const { name, counts } = await keyOf(document);
      const file = path.join(folderOf(serverOf(document.name)), name);
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null || bytes.length < DIGEST) return null;
      const vectors = bytes.subarray(0, -DIGEST);
      const isWhole = digestOf(vectors).equals(bytes.subarray(-DIGEST));
      return isWhole ? readEncodings(vectors, counts) : null;
    },
    async keep(document, { components }) {
      const { name } = await keyOf(document);
      await makeFolder(dataDir);
      await makeFolder(folder, 0o700);
      const own = folderOf(serverOf(document.name));
      if (own !== folder) await makeFolder(own, 0o700);
      // Vectors tell what a text is about: nobody else on the machine reads them here.
      await writeWhole(path.join(own, name), [components, digestOf(components)]);
    },
    async keepOnly(documents, serverId) {
      const own = folderOf(serverId);
      // Listed first: what is kept while names are worked out stays.
      const entries = await readdir(own, { withFileTypes: true }).catch(() => []);
      const names = entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
      if (names.length === 0) return;
      const wanted = new Set<string>();
      for (const document of documents) wanted.add((await keyOf(document)).name);
      for (const name of names) {
        if (wanted.has(name)) continue;
        const place = path.join(own, name);
        if (!(await isBeingWritten(place))) await rm(place, { force: true });
      }
    },
  };
}

function digestOf(bytes: Uint8Array | Int8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** What the vectors of a document are kept under, and how many each of its passages has. */
interface Key {
  readonly name: string;
  readonly counts: readonly number[];
}

const keys = new WeakMap<Document, Key>();

async function keyOf(document: Document): Promise<Key> {
  const key = keys.get(document) ?? (await runYielding(keySteps(document)));
  keys.set(document, key);
  return key;
}

/** UTF-16 code units that are hashed in one go, in a millisecond or two. */
const STRETCH = 200_000;

function* keySteps({ passages }: Document): Generator<void, Key> {
  const counts: number[] = [];
  const hash = createHash('sha256').update(ENCODER_VERSION);
  let hashed = 0;
  for (const passage of passages) {
    const texts = encodedTexts(passage);
    counts.push(texts.length);
    for (const text of texts) {
      hash.update(`\0${text}`);
      hashed += text.length;
    }
    if (hashed < STRETCH) continue;
    hashed = 0;
    yield;
  }
  return { name: hash.digest('hex'), counts };
}
