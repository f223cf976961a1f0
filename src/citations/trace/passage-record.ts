import type { Passage } from '../../corpus/document/document.ts';
import { serverOf } from '../../corpus/document/document-server.ts';
import { fnv1a16 } from '../../system/fnv1a.ts';
import { wordsOf } from '../../text/words.ts';

/**
 * What is kept of a passage whose id was given out: its address and a fingerprint of its text, never
 * the text. The fingerprint holds 16 bits for each word, in order: too few to read the words from
 * (each value stands for many words), enough to see which words of a later text are new, and where
 * and how many words went.
 */
export interface PassageRecord {
  /** The server whose own document it was in; null for everyone's documents. */
  readonly server: string | null;
  readonly key: string;
  readonly section: number;
  readonly passage: number;
  readonly mark: string;
  /** Base64 of the words' hashes, two bytes each, low byte first. */
  readonly fingerprint: string;
}

/** The parts of a citation id, `KEY:S.P~mark`. Two servers may each have a passage with the same id. */
export type PassageId = Omit<PassageRecord, 'server' | 'fingerprint'>;

/** The record to keep when an id is given out. */
export function recordOf(passage: Passage): PassageRecord {
  const { document, section, number, mark, start, end } = passage;
  const hashes = wordsOf(document.prose, start, end).map(({ form }) => fnv1a16(form));
  return {
    server: serverOf(document.name),
    key: document.metadata.key,
    section: section.number,
    passage: number,
    mark,
    fingerprint: Buffer.from(hashes.flatMap((value) => [value & 255, value >>> 8])).toString(
      'base64',
    ),
  };
}

/** The words' hashes (`fnv1a16`), in their order; of a damaged fingerprint, what can be read. */
export function fingerprintWords(fingerprint: string): Uint16Array {
  const bytes = Buffer.from(fingerprint, 'base64');
  return Uint16Array.from({ length: bytes.length >>> 1 }, (_, at) => bytes.readUInt16LE(at * 2));
}
