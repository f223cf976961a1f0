import type { PassageRecord } from '../citations/passage-record.ts';

export type { PassageRecord };

export interface RememberedPassage extends PassageRecord {
  readonly firstSeen: Date;
  /** Exact to within a day (see `PassageHistory.remember`). */
  readonly lastSeen: Date;
}

/**
 * Every citation id that was indexed or given out, for as long as the library's retention says.
 * Holds no text and no person.
 */
export interface PassageHistory {
  /**
   * Remembers all of the records or, when it rejects, none. A known one keeps its first date and
   * takes the new fingerprint and date; one that was seen less than a day ago and has the same
   * fingerprint is left alone, so that a restart writes nothing.
   * @throws RangeError when a fingerprint has more than 32,768 UTF-16 code units or holds U+0000.
   */
  remember(records: readonly PassageRecord[]): Promise<void>;
  find(
    key: string,
    section: number,
    passage: number,
    hash: string,
  ): Promise<RememberedPassage | null>;
  /** Every place that a hash was seen at, the latest first, then by key, section and passage. */
  findByHash(hash: string): Promise<readonly RememberedPassage[]>;
  /**
   * Drops what was not seen for too long and then, of the rest, the longest unseen above the maximum
   * count.
   * @returns how many were dropped.
   */
  expire(now: Date): Promise<number>;
}
