import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../corpus/document/document.ts';
import { type Encodings, encodedTexts, readEncodings } from '../retrieval/encoder/encodings.ts';
import { ENCODER_VERSION } from '../retrieval/encoder/sentence-encoder.ts';
import { makeFolder } from '../system/make-folder.ts';

/** Vectors of documents, kept on disk so that they are not made again. What fails there costs time only. */
export interface KeptEncodings {
  /** Null for nothing, or for something damaged. */
  find(document: Document): Promise<Encodings | null>;
  keep(document: Document, encodings: Encodings): Promise<void>;
  /** Removes those of everything but these documents. */
  keepOnly(documents: readonly Document[]): Promise<void>;
}

const FOLDER = 'encodings';

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
      try {
        return readEncodings(await readFile(path.join(folder, nameOf(document))), document);
      } catch {
        return null;
      }
    },
    async keep(document, { components }) {
      await makeFolder(dataDir);
      await makeFolder(folder, 0o700);
      const place = path.join(folder, nameOf(document));
      const fresh = `${place}.${randomUUID()}`;
      try {
        // Vectors tell what a text is about: nobody else on the machine reads them here.
        await writeFile(fresh, components, { mode: 0o600 });
        await rename(fresh, place);
      } finally {
        await rm(fresh, { force: true });
      }
    },
    async keepOnly(documents) {
      const wanted = new Set(documents.map(nameOf));
      for (const name of await readdir(folder).catch(() => [])) {
        if (!wanted.has(name)) await rm(path.join(folder, name), { force: true });
      }
    },
  };
}

const names = new WeakMap<Document, string>();

function nameOf(document: Document): string {
  const known = names.get(document);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(ENCODER_VERSION);
  for (const text of document.passages.flatMap(encodedTexts)) hash.update(`\0${text}`);
  const name = hash.digest('hex');
  names.set(document, name);
  return name;
}
