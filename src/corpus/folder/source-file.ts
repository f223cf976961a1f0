import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../../system/errors.ts';
import { nameInServer } from '../document/document-server.ts';
import type { GivenMetadata } from '../document/metadata.ts';
import type { Problem } from '../document/problem.ts';
import { readMetadata } from '../document/read-metadata.ts';
import { formatOf, tooLarge } from '../formats/formats.ts';
import { decodeText } from '../formats/text/decode-text.ts';
import { Unreadable } from '../reader/reading.ts';
import { reasonOf } from './list-files.ts';

/** Metadata is a few lines; anything longer is something else. */
const MAX_SIDECAR_BYTES = 64 * 1024;

/** A file of the corpus with its sidecar, or what is wrong with either. */
export type Source =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly sidecar: GivenMetadata | undefined;
      /** What the sidecar says and was left out. */
      readonly problems: readonly Problem[];
      /** Keys of the sidecar that are not ours. */
      readonly foreign: readonly string[];
      /** Changes with the bytes of the file or of its sidecar, and with nothing else. */
      readonly fingerprint: string;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The name of the sidecar among `names`; undefined where the file has none. */
export function sidecarOf(name: string, names: ReadonlySet<string>): string | undefined {
  return [`${name}.yml`, `${name}.yaml`].find((other) => names.has(other));
}

/** The name of the document that a file is, or whose sidecar it is. */
export function documentNameOf(file: string): string {
  return file.replace(/\.ya?ml$/i, '');
}

/**
 * A line that changes whenever a file was written to, without reading it: size, both times and inode
 * (a changed time of modification can be faked; the time of change cannot).
 */
export async function stampOf(
  dir: string,
  names: readonly (string | undefined)[],
): Promise<string> {
  const stamps = names.map(async (name) => {
    if (name === undefined) return '-';
    const { size, mtimeMs, ctimeMs, ino } = await stat(path.join(dir, name));
    return [size, mtimeMs, ctimeMs, ino].join(' ');
  });
  return (await Promise.all(stamps)).join(' | ');
}

/** Reads a file and its sidecar from disk. A file that is too large is not opened. */
export async function readSource(
  dir: string,
  name: string,
  sidecar: string | undefined,
): Promise<Source> {
  const file = await readBytes(path.join(dir, name), formatOf(name)?.maxBytes ?? 0);
  if (!file.ok) return { ok: false, problems: [{ file: name, line: null, message: file.message }] };
  if (sidecar === undefined) {
    return {
      ok: true,
      bytes: file.bytes,
      sidecar: undefined,
      problems: [],
      foreign: [],
      fingerprint: await digest(file.bytes),
    };
  }
  const beside = await readBytes(path.join(dir, sidecar), MAX_SIDECAR_BYTES);
  const fault = (message: string) => ({
    ok: false as const,
    problems: [{ file: sidecar, line: null, message }],
  });
  if (!beside.ok) return fault(beside.message);
  try {
    const { metadata, faults, foreign } = readMetadata(decodeText(beside.bytes).text);
    const problems = faults.map((one) => ({ file: sidecar, kind: 'part' as const, ...one }));
    const fingerprint = `${await digest(file.bytes)} ${await digest(beside.bytes)}`;
    return { ok: true, bytes: file.bytes, sidecar: metadata, problems, foreign, fingerprint };
  } catch (error) {
    if (error instanceof Unreadable) return fault(error.message);
    throw error;
  }
}

/** How many bytes a document in the folder has; 0 where it is not there. */
export async function bytesOf(dir: string, name: string): Promise<number> {
  return stat(path.join(dir, name)).then(
    ({ size }) => size,
    () => 0,
  );
}

/**
 * The bytes of a document that lies in the folder.
 * @throws PlainError when it cannot be opened or has become too large.
 */
export async function storedBytes(dir: string, name: string): Promise<Uint8Array> {
  const file = await readBytes(path.join(dir, name), formatOf(name)?.maxBytes ?? 0);
  if (file.ok) return file.bytes;
  throw new PlainError(`${nameInServer(name)}: ${file.message}`);
}

async function readBytes(
  file: string,
  maxBytes: number,
): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; message: string }> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) return { ok: false, message: tooLarge(maxBytes) };
    return { ok: true, bytes: await readFile(file) };
  } catch (error) {
    return { ok: false, message: `the file cannot be opened (${reasonOf(error)}).` };
  }
}

/** SHA-256, off the main thread for what takes time. */
async function digest(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength < 65_536) return createHash('sha256').update(bytes).digest('base64');
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Buffer.from(hash).toString('base64');
}
