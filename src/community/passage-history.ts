import type { NotedRecord, PassageId, PassageRecord } from '../citations/trace/passage-record.ts';

export type { NotedRecord, PassageId, PassageRecord };

export interface RememberedPassage extends PassageRecord {
  /** Names the text among all that had this id; says nothing of it. */
  readonly text: string;
  readonly firstSeen: Date;
  /** Exact to within a day (see `PassageHistory.remember`). */
  readonly lastSeen: Date;
}

/**
 * Every citation id that was indexed or given out, with every text that it stood for, for as long as the
 * library's retention says. Holds no text and no person, and outside of the process nothing that a text
 * could be read or guessed from without a secret that is kept apart. Whoever looks into it names the server that is asked from (null for a
 * direct message) and is told of everyone's documents and of that server's own, never of another's.
 */
export interface PassageHistory {
  /**
   * Remembers all of the records or, when it rejects, none. A known one, of the same id and the same text,
   * keeps its first date and takes the new fingerprint and date, and so does one whose text is not known
   * and may be the same; another text of the same id is remembered beside it. One that was seen less than a day ago and has the same
   * fingerprint is left alone, so that a restart writes nothing.
   * @throws RangeError when a fingerprint has more than 32,768 UTF-16 code units or holds U+0000.
   */
  remember(records: readonly NotedRecord[]): Promise<void>;
  /**
   * The text that was seen last, or the one that `text` names; the server's own where everyone's documents had
   * the same id.
   */
  find(id: PassageId, serverId: string | null, text?: string): Promise<RememberedPassage | null>;
  /**
   * Every place that a mark was seen at: the server's own documents before everyone's, in each the
   * latest first, then by key, section and passage. An id that both had is the server's own.
   */
  findByMark(mark: string, serverId: string | null): Promise<readonly RememberedPassage[]>;
  /**
   * Drops what is remembered of the documents of a server, or of everyone's (null), that had this key.
   * @returns how many were dropped.
   */
  forgetDocument(key: string, server: string | null): Promise<number>;
  /**
   * Drops what is remembered of a server's own documents.
   * @returns how many were dropped.
   */
  forgetGuild(guildId: string): Promise<number>;
  /**
   * Drops what was not seen for too long and then, of the rest, the longest unseen above the maximum
   * count of everyone's documents and of each server's own: what is kept of one server's changes nothing
   * for everyone's or another's.
   * @returns how many were dropped.
   */
  expire(now: Date): Promise<number>;
}
