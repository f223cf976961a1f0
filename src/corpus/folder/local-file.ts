import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../../system/errors.ts';
import type { GivenMetadata } from '../document/metadata.ts';
import type { Problem } from '../document/problem.ts';
import { readMetadata } from '../document/read-metadata.ts';
import { formatOf, reasonNotRead, tooLarge } from '../formats/formats.ts';
import { decodeText } from '../formats/text/decode-text.ts';
import { reasonOf } from './list-files.ts';

/** A file from anywhere on disk, with the sidecar that stands beside it. */
export interface LocalFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly metadata: GivenMetadata;
  /** What its sidecar says and was left out. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a file of a format that is read, and its sidecar. What is too large is not opened.
 * @throws PlainError with one sentence.
 */
export async function readLocalFile(file: string): Promise<LocalFile> {
  const name = path.basename(file);
  const format = formatOf(name);
  if (!format) throw new PlainError(`${file}: ${reasonNotRead(name).message}`);
  const bytes = await readBounded(file, format.maxBytes);
  for (const sidecar of [`${file}.yml`, `${file}.yaml`]) {
    if (await isMissing(sidecar)) continue;
    const read = readMetadata(decodeText(await readBounded(sidecar, format.maxBytes)).text);
    const problems = read.faults.map((fault) => ({ file: sidecar, ...fault }));
    return { name, bytes, metadata: read.metadata, problems };
  }
  return { name, bytes, metadata: {}, problems: [] };
}

async function readBounded(file: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new PlainError(`${file}: ${tooLarge(maxBytes)}`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${file} cannot be opened (${reasonOf(error)}).`, 1, { cause: error });
  }
}

async function isMissing(file: string): Promise<boolean> {
  return stat(file).then(
    () => false,
    () => true,
  );
}
