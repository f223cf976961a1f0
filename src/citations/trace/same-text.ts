import type { Passage } from '../../corpus/document/document.ts';
import { serverOf } from '../../corpus/document/document-server.ts';
import { formerMark, textDigest } from '../../corpus/document/passage-mark.ts';
import { formerFingerprint, type PassageRecord } from './passage-record.ts';

/** Whether the mark is that of the passage, or the one that Footnote 0.2 gave it. */
export function hasMark(passage: Passage, mark: string): boolean {
  return passage.mark === mark || formerMark(passage.text) === mark;
}

/**
 * Whether a passage is the text that was recorded. The digest decides; without one the mark, and the words,
 * where they are known, which two texts that were made to share a mark do not share.
 */
export function isTextOf(record: PassageRecord, passage: Passage): boolean {
  if (record.digest !== null) return record.digest === textDigest(passage.text);
  if (!hasMark(passage, record.mark)) return false;
  return record.fingerprint === '' || record.fingerprint === formerFingerprint(passage);
}

/**
 * Whether a passage is what its id stood for whenever it was given out, as far as is recorded: of the
 * `records` of its mark, none is of another text at the same place. Footnote 0.2 recorded of two texts with
 * one id the last alone, and of a text its words.
 */
export function isVouchedFor(passage: Passage, records: readonly PassageRecord[]): boolean {
  const { document, section, number } = passage;
  const server = serverOf(document.name);
  const here = records.filter(
    (record) =>
      record.server === server &&
      record.key === document.metadata.key &&
      record.section === section.number &&
      record.passage === number,
  );
  return !isUntold(here) && here.every((record) => isTextOf(record, passage));
}

/**
 * Whether these are records of several texts that had one id, of which nothing can be read any more: which of
 * them was cited, and which stands there now, nobody can tell.
 */
export function isUntold(records: readonly PassageRecord[]): boolean {
  const lost = records.filter(({ digest, fingerprint }) => digest === null && fingerprint === '');
  const places = lost.map(({ server, key, section, passage, mark }) =>
    [server, key, section, passage, mark].join(' '),
  );
  return new Set(places).size < lost.length;
}
