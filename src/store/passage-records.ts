import type { PassageRecord } from '../community/passage-history.ts';
import { LONGEST_FINGERPRINT } from './retention.ts';

type PassageId = Omit<PassageRecord, 'fingerprint'>;

/** The citation id, by which one record is told from another. */
export const recordId = ({ key, section, passage, hash }: PassageId): string =>
  `${key}:${section}.${passage}~${hash}`;

/**
 * The records in the order of their ids, each id once (the last one counts). One order for every
 * writer, so that two of them never wait for each other; each id once, because PostgreSQL refuses
 * to update a row twice in one statement.
 * @throws RangeError when a fingerprint is too long or holds U+0000, where databases end a text.
 */
export function checkedRecords(records: readonly PassageRecord[]): readonly PassageRecord[] {
  const byId = new Map<string, PassageRecord>();
  for (const record of records) {
    const id = recordId(record);
    if (record.fingerprint.length > LONGEST_FINGERPRINT) {
      throw new RangeError(
        `The fingerprint of ${id} has ${record.fingerprint.length} characters; at most ${LONGEST_FINGERPRINT} are kept.`,
      );
    }
    if (record.fingerprint.includes('\0')) {
      throw new RangeError(`The fingerprint of ${id} holds U+0000, which cannot be stored.`);
    }
    byId.set(id, record);
  }
  return Array.from(byId)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, record]) => record);
}
