import type { Passage } from '../../corpus/document/document.ts';
import { serverOf } from '../../corpus/document/document-server.ts';
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

/** What a citation id says: `KEY:S.P~mark`. Two servers may each have the same. */
export type PassageId = Omit<PassageRecord, 'server' | 'fingerprint'>;

/** The record to keep when an id is given out. */
export function recordOf(passage: Passage): PassageRecord {
  const { document, section, number, mark, start, end } = passage;
  const hashes = wordsOf(document.prose, start, end).map(({ form }) => wordHash(form));
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

/** The words' hashes, 0..65535; of a damaged fingerprint, what can be read. */
export function fingerprintWords(fingerprint: string): Uint16Array {
  const bytes = Buffer.from(fingerprint, 'base64');
  return Uint16Array.from({ length: bytes.length >>> 1 }, (_, at) => bytes.readUInt16LE(at * 2));
}

/** FNV-1a over the UTF-16 code units, folded to 16 bits by XOR (Fowler, Noll and Vo; RFC 9923). */
export function wordHash(form: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < form.length; at += 1) {
    hash = Math.imul(hash ^ form.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}
