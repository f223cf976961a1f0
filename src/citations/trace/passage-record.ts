import type { Passage } from '../../corpus/document/document.ts';
import { serverOf } from '../../corpus/document/document-server.ts';
import { formerMark, textDigest } from '../../corpus/document/passage-mark.ts';
import { fnv1a16 } from '../../system/fnv1a.ts';
import { wordsOf } from '../../text/words.ts';
import { formerWords } from './former-words.ts';

/**
 * What is kept of a passage whose id was given out: its address, a digest of its text, by which it is told
 * from every other, and a fingerprint of its words, in which a changed text is found again. The fingerprint
 * holds 16 bits for each word, in order. With a dictionary nearly all words are read from those, so that
 * whatever outlives the process keeps digest and fingerprint encrypted (see `store/sealing`).
 */
export interface PassageRecord {
  /** The server whose own document it was in; null for everyone's documents. */
  readonly server: string | null;
  readonly key: string;
  readonly section: number;
  readonly passage: number;
  readonly mark: string;
  /** `textDigest`; null for what Footnote 0.2 and earlier kept, and where the secret was lost. */
  readonly digest: string | null;
  /**
   * Base64 of the words' hashes, two bytes each, low byte first; empty where the secret was lost. With a
   * digest of null, of the words that `formerWords` finds.
   */
  readonly fingerprint: string;
}

/** The parts of a citation id, `KEY:S.P~mark`. Two servers may each have a passage with the same id. */
export type PassageId = Omit<PassageRecord, 'server' | 'digest' | 'fingerprint'>;

/** A record of a passage that is at hand. */
export interface NotedRecord extends PassageRecord {
  /** The fingerprint that Footnote 0.2 and earlier made, by which its records are known again. */
  former?(): string;
}

/** The record to keep when an id is given out. */
export function recordOf(passage: Passage): PassageRecord {
  const { document, section, number, mark, start, end } = passage;
  return {
    server: serverOf(document.name),
    key: document.metadata.key,
    section: section.number,
    passage: number,
    mark,
    digest: textDigest(passage.text),
    fingerprint: packed(wordsOf(document.prose, start, end)),
  };
}

/** The records of all ids that name a passage: also the one that Footnote 0.2 gave it, where it is another. */
export function recordsOf(passage: Passage): NotedRecord[] {
  const record = { ...recordOf(passage), former: () => formerFingerprint(passage) };
  const mark = formerMark(passage.text);
  return mark === null ? [record] : [record, { ...record, mark }];
}

/** The fingerprint of a passage as Footnote 0.2 and earlier made it. */
export function formerFingerprint({ document, start, end }: Passage): string {
  return packed(formerWords(document.prose.slice(start, end)));
}

/** The words' hashes (`fnv1a16`), in their order; of a damaged fingerprint, what can be read. */
export function fingerprintWords(fingerprint: string): Uint16Array {
  const bytes = Buffer.from(fingerprint, 'base64');
  return Uint16Array.from({ length: bytes.length >>> 1 }, (_, at) => bytes.readUInt16LE(at * 2));
}

function packed(words: readonly { readonly form: string }[]): string {
  const bytes = words.flatMap(({ form }) => {
    const hash = fnv1a16(form);
    return [hash & 255, hash >>> 8];
  });
  return Buffer.from(bytes).toString('base64');
}
