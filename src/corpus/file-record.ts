import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { type PackedFile, packParsed, unpackParsed } from './packed-document.ts';
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

/** The same out of a record. */
export interface RecordedFile {
  readonly parsed: Parsed;
  /**
   * What was prepared, still as bytes: of a whole library it is millions of objects, which would be in
   * the way of the garbage collector until they are used.
   */
  readonly prepared: ReadonlyMap<string, Uint8Array>;
}

/**
 * A file that was read as bytes, as it travels between threads and lies on disk: a SHA-256 and what it
 * is the sum of.
 */
export type FileRecord = Uint8Array<ArrayBuffer>;

const SUM_BYTES = 32;

export function toRecord({ parsed, prepared }: ReadFile): FileRecord {
  const parts = Object.entries(prepared).map(([name, part]) => [name, serialize(part)] as const);
  const payload = serialize([packParsed(parsed), new Map(parts)]);
  const record = new Uint8Array(SUM_BYTES + payload.length);
  record.set(createHash('sha256').update(payload).digest());
  record.set(payload, SUM_BYTES);
  return record;
}

/** The inverse of `toRecord`; its arrays may share the memory of the record. */
export function fromRecord(record: FileRecord): RecordedFile {
  const [packed, prepared] = deserialize(record.subarray(SUM_BYTES)) as [
    PackedFile,
    Map<string, Uint8Array>,
  ];
  return { parsed: unpackParsed(packed), prepared };
}

/** One thing that was prepared; undefined where it was not. */
export function preparedIn({ prepared }: RecordedFile, name: string): unknown {
  const bytes = prepared.get(name);
  return bytes && deserialize(bytes);
}

/** Whether the record is as it was made. The sum is made off the main thread. */
export async function isWhole(record: FileRecord): Promise<boolean> {
  const sum = await crypto.subtle.digest('SHA-256', record.subarray(SUM_BYTES));
  return Buffer.from(sum).equals(record.subarray(0, SUM_BYTES));
}
