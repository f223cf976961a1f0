import type {
  NotedRecord,
  PassageId,
  PassageRecord,
  RememberedPassage,
} from '../community/passage-history.ts';
import { latestSeenFirst } from './latest-first.ts';
import { LONGEST_FINGERPRINT } from './retention.ts';

/** How everyone's documents are kept among those of servers: a null is never equal to another. */
export const EVERYONE = '';

const citationOf = ({ key, section, passage, mark }: PassageId): string =>
  `${key}:${section}.${passage}~${mark}`;

/** The server and the citation id, by which one record is told from another. */
export const recordId = (id: PassageId, server: string | null): string =>
  `${server ?? EVERYONE} ${citationOf(id)}`;

/** By which one text of an id is told from another. */
export const textId = (record: PassageRecord): string =>
  `${recordId(record, record.server)} ${record.digest ?? ''}`;

/**
 * The records in the order of their ids and texts, each once (the last one counts). One order for every
 * writer, so that two of them never wait for each other; each once, because PostgreSQL refuses to update a
 * row twice in one statement.
 * @throws RangeError when a fingerprint is too long or holds U+0000, where databases end a text.
 */
export function checkedRecords(records: readonly NotedRecord[]): readonly NotedRecord[] {
  const byId = new Map<string, NotedRecord>();
  for (const record of records) {
    const { fingerprint } = record;
    if (fingerprint.length > LONGEST_FINGERPRINT) {
      throw new RangeError(
        `The fingerprint of ${citationOf(record)} has ${fingerprint.length} characters; at most ${LONGEST_FINGERPRINT} are kept.`,
      );
    }
    if (fingerprint.includes('\0')) {
      throw new RangeError(
        `The fingerprint of ${citationOf(record)} holds U+0000, which cannot be stored.`,
      );
    }
    byId.set(textId(record), record);
  }
  return Array.from(byId)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, record]) => record);
}

/** Passages of everyone and of one server, in the order that `PassageHistory.findByMark` promises. */
export function ownFirst(passages: readonly RememberedPassage[]): RememberedPassage[] {
  const sorted = passages.toSorted(latestSeenFirst);
  const own = sorted.filter(({ server }) => server !== null);
  const ids = new Set(own.map(citationOf));
  const others = sorted.filter((one) => one.server === null && !ids.has(citationOf(one)));
  return [...own, ...others];
}
