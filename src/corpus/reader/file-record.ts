import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { runSync } from '../../system/yielding.ts';
import { type PackedFile, packParsed, unpackSteps } from './packed-document.ts';
import type { Parsed } from './parse-document.ts';

/**
 * What a reading thread was told to prepare of a document, by name; of no concern to this folder. Values
 * are structured-cloneable.
 */
export type Prepared = Readonly<Record<string, unknown>>;

/** A file that was read. */
export interface ReadFile {
  readonly parsed: Parsed;
  readonly prepared: Prepared;
}

/**
 * A file that was read, as bytes, as it travels between threads and lies on disk: a SHA-256 over what
 * follows, the length of the outline, the outline (JSON), the packed file, what was prepared.
 */
export type FileRecord = Uint8Array<ArrayBuffer>;

/** How many bytes its pieces have, in their order. */
interface Outline {
  readonly packed: number;
  readonly prepared: readonly (readonly [name: string, bytes: number])[];
}

const SUM_BYTES = 32;
const LENGTH_BYTES = 4;
const HEADER_BYTES = SUM_BYTES + LENGTH_BYTES;
/** Enough for the outline of any record that is made; a longer one is not read from disk. */
const BEGINNING = 4_096;

export function toRecord({ parsed, prepared }: ReadFile): FileRecord {
  const packed = serialize(packParsed(parsed));
  const parts = Object.entries(prepared).map(([name, part]) => ({ name, bytes: serialize(part) }));
  const outline: Outline = {
    packed: packed.length,
    prepared: parts.map(({ name, bytes }) => [name, bytes.length]),
  };
  const head = Buffer.from(JSON.stringify(outline));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(head.length);
  const pieces = [length, head, packed, ...parts.map(({ bytes }) => bytes)];
  const record = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, SUM_BYTES));
  let at = SUM_BYTES;
  for (const piece of pieces) {
    record.set(piece, at);
    at += piece.length;
  }
  record.set(createHash('sha256').update(record.subarray(SUM_BYTES)).digest());
  return record;
}

/** The file of a record, a stretch at a time for `runYielding`. */
export function* fromRecordSteps(record: FileRecord): Generator<void, Parsed> {
  const { begin, outline } = outlineOf(record);
  const packed = deserialize(record.subarray(begin, begin + outline.packed)) as PackedFile;
  yield;
  return yield* unpackSteps(packed);
}

/** The same in one go. */
export function fromRecord(record: FileRecord): Parsed {
  return runSync(fromRecordSteps(record));
}

/**
 * Something that was prepared, as it was made; undefined where it was not. It is made anew at every call:
 * of a whole library it is millions of objects, in the way of the garbage collector until they are used.
 */
export function preparedIn(record: FileRecord, name: string): unknown {
  const place = placeOf(outlineOf(record), name);
  // A copy, because its arrays use the memory of what they are made from.
  return place && deserialize(record.slice(place.from, place.to));
}

/** The same from a file; only the piece is read. @throws when the file is not there. */
export function preparedAt(file: string, name: string): unknown {
  const handle = openSync(file, 'r');
  try {
    const beginning = new Uint8Array(BEGINNING);
    readSync(handle, beginning);
    const place = placeOf(outlineOf(beginning), name);
    if (!place) return undefined;
    const piece = new Uint8Array(place.to - place.from);
    readSync(handle, piece, 0, piece.length, place.from);
    return deserialize(piece);
  } finally {
    closeSync(handle);
  }
}

/** Whether the record is as it was made. The sum is made off the main thread. */
export async function isWhole(record: FileRecord): Promise<boolean> {
  const sum = await crypto.subtle.digest('SHA-256', record.subarray(SUM_BYTES));
  return Buffer.from(sum).equals(record.subarray(0, SUM_BYTES));
}

interface Outlined {
  readonly outline: Outline;
  /** Where the pieces begin. */
  readonly begin: number;
}

function outlineOf(record: FileRecord): Outlined {
  const { buffer, byteOffset } = record;
  const begin = HEADER_BYTES + new DataView(buffer, byteOffset).getUint32(SUM_BYTES, true);
  const outline = JSON.parse(Buffer.from(record.subarray(HEADER_BYTES, begin)).toString());
  return { outline, begin };
}

function placeOf(
  { outline, begin }: Outlined,
  wanted: string,
): { readonly from: number; readonly to: number } | undefined {
  let from = begin + outline.packed;
  for (const [name, bytes] of outline.prepared) {
    if (name === wanted) return { from, to: from + bytes };
    from += bytes;
  }
  return undefined;
}
