import { runYielding } from '../../system/yielding.ts';
import type { Document } from '../document/document.ts';
import { contentOf } from '../document/make-document.ts';
import { type FileRecord, fromRecordSteps, preparedIn } from './file-record.ts';
import type { IsolatedReader } from './isolated-reader.ts';
import type { Parsed } from './parse-document.ts';
import type { SourceBytes } from './read-file.ts';
import type { Snapshot } from './snapshot.ts';

/** A part of what the reading thread prepares of a document. */
export interface PreparedPart<Value> {
  /** Its name among what is prepared. */
  readonly name: string;
  /** Tells it from anything else that may lie in a thread's message or on disk under that name. */
  readonly is: (value: unknown) => value is Value;
}

/** What was prepared of documents, until it is used. */
export interface AnalysisCache {
  /** Reads a file; out of the snapshot if it lies there, unless it is to be read `anew`. */
  read(source: SourceBytes, fingerprint: string, anew: boolean): Promise<Parsed>;
  /** A part of what was prepared of a document; undefined where there is none, or something else. */
  preparedOf<Value>(document: Document, part: PreparedPart<Value>): Value | undefined;
  /** Frees the memory; what lies on disk is found there again. */
  forget(documents: readonly Document[]): void;
}

/**
 * A record of more bytes than this is held in memory until it is used: reading it from disk again, which
 * cannot be waited for where it is used, would hold the thread up for milliseconds.
 */
const HELD_IN_MEMORY = 4 * 1024 * 1024;

/** Gets something that was prepared, by name. */
type PartOf = (name: string) => unknown;

// Functions of their own: a closure made beside one that uses a record would keep the record as well.
const inMemory =
  (record: FileRecord): PartOf =>
  (name) =>
    preparedIn(record, name);
const onDisk =
  (snapshot: Snapshot, place: string): PartOf =>
  (name) =>
    snapshot.preparedAt(place, name);

/** Files read by `reader` or found in `snapshot`. What lies on disk is not held in memory as well. */
export function analysisCache(reader: IsolatedReader, snapshot: Snapshot | null): AnalysisCache {
  /** By content of a document: what was prepared, by name. */
  const parts = new WeakMap<object, PartOf>();
  /** The same from disk, of what is kept there and can be read there in no time. */
  const kept = new WeakMap<object, PartOf>();

  return {
    async read(source, fingerprint, anew) {
      const place = snapshot?.placeOf(source.name, fingerprint) ?? '';
      const found = anew ? null : await snapshot?.find(place);
      const record = found ?? (await reader.readRecord(source));
      const parsed = await runYielding(fromRecordSteps(record));
      if (!parsed.ok) return parsed;
      const content = contentOf(parsed.document);
      const stored =
        snapshot && record.length <= HELD_IN_MEMORY ? onDisk(snapshot, place) : undefined;
      if (stored) kept.set(content, stored);
      parts.set(content, found && stored ? stored : inMemory(record));
      if (found) return parsed;
      snapshot?.keep(place, record, () => {
        if (stored && parts.has(content)) parts.set(content, stored);
      });
      return parsed;
    },
    preparedOf(document, { name, is }) {
      const part = parts.get(contentOf(document))?.(name);
      return is(part) ? part : undefined;
    },
    forget: (documents) => {
      for (const document of documents) {
        const content = contentOf(document);
        const stored = kept.get(content);
        if (stored) parts.set(content, stored);
        else parts.delete(content);
      }
    },
  };
}
