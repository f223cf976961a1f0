import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../corpus/document/document.ts';
import { type Encodings, encodedTexts, readEncodings } from '../retrieval/encoder/encodings.ts';
import { ENCODER_VERSION } from '../retrieval/encoder/sentence-encoder.ts';
import { makeFolder } from '../system/make-folder.ts';
import { runYielding } from '../system/yielding.ts';

/** Vectors of documents, kept on disk so that they are not made again. What fails there costs time only. */
export interface KeptEncodings {
  /** Null for nothing, or for something damaged. */
  find(document: Document): Promise<Encodings | null>;
  keep(document: Document, encodings: Encodings): Promise<void>;
  /** Removes those of everything but these documents. */
  keepOnly(documents: readonly Document[]): Promise<void>;
}

const FOLDER = 'encodings';

/** Bytes of the digest (SHA-256) behind the vectors, which tells those that a power cut has damaged. */
const DIGEST = 32;

/** What somebody else has begun to write this long ago was left half-written. */
const LEFT_MS = 60 * 60 * 1_000;

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
  const folder = path.join(dataDir, FOLDER);
  return {
    async find(document) {
      const file = path.join(folder, await nameOf(document));
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null || bytes.length < DIGEST) return null;
      const vectors = bytes.subarray(0, -DIGEST);
      const isWhole = digestOf(vectors).equals(bytes.subarray(-DIGEST));
      return isWhole ? readEncodings(vectors, document) : null;
    },
    async keep(document, { components }) {
      const place = path.join(folder, await nameOf(document));
      const fresh = `${place}.${randomUUID()}`;
      await makeFolder(dataDir);
      await makeFolder(folder, 0o700);
      try {
        // Vectors tell what a text is about: nobody else on the machine reads them here.
        await writeFile(fresh, [components, digestOf(components)], { mode: 0o600 });
        await rename(fresh, place);
      } finally {
        await rm(fresh, { force: true });
      }
    },
    async keepOnly(documents) {
      // Listed first: what is kept while names are worked out stays.
      const names = await readdir(folder).catch(() => []);
      if (names.length === 0) return;
      const wanted = new Set<string>();
      for (const document of documents) wanted.add(await nameOf(document));
      for (const name of names) {
        if (wanted.has(name)) continue;
        const place = path.join(folder, name);
        if (!name.includes('.') || (await isLeft(place))) await rm(place, { force: true });
      }
    },
  };
}

/** Whether nobody writes the file any more. */
async function isLeft(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > LEFT_MS;
}

function digestOf(bytes: Uint8Array | Int8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

const names = new WeakMap<Document, string>();

async function nameOf(document: Document): Promise<string> {
  const name = names.get(document) ?? (await runYielding(nameSteps(document)));
  names.set(document, name);
  return name;
}

/** UTF-16 code units that are hashed in one go, in a millisecond or two. */
const STRETCH = 200_000;

function* nameSteps({ passages }: Document): Generator<void, string> {
  const hash = createHash('sha256').update(ENCODER_VERSION);
  let hashed = 0;
  for (const passage of passages) {
    for (const text of encodedTexts(passage)) {
      hash.update(`\0${text}`);
      hashed += text.length;
    }
    if (hashed < STRETCH) continue;
    hashed = 0;
    yield;
  }
  return hash.digest('hex');
}
