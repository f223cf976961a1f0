/** How long and how much is kept. */
export interface Retention {
  /** Days after which a passage that was not seen again is dropped. */
  readonly historyDays: number;
  /** Most passages of everyone's documents, present and past. */
  readonly historyPassages: number;
  /**
   * Most passages of one server's own documents. There is no maximum for all servers together, by which one
   * would push out what is kept of another: the disk is bounded by the servers that the bot is in.
   */
  readonly historyPassagesPerServer: number;
  /** Days after which one of the bot's own posts is dropped. */
  readonly ownPostDays: number;
  /** Most posts kept in one channel or thread. */
  readonly ownPostsPerChannel: number;
}

/**
 * Two years of edits; a quarter of posts. A passage of 180 words has a fingerprint of 480 characters,
 * so that everyone's 250,000 passages are about 150 MB, and the 25,000 of a server 15 MB.
 */
export const DEFAULT_RETENTION: Retention = {
  historyDays: 730,
  historyPassages: 250_000,
  historyPassagesPerServer: 25_000,
  ownPostDays: 90,
  ownPostsPerChannel: 2000,
};

/**
 * The longest fingerprint, in UTF-16 code units, so that one odd passage cannot fill the disk. A
 * passage holds at most 8,000 characters; were each a word, as in Chinese, it had 21,336.
 */
export const LONGEST_FINGERPRINT = 32_768;

/** The most posts that one look at a channel returns. */
export const MOST_RECENT = 50;

const DAY_MS = 86_400_000;

/** A passage seen again within this time is not written again. */
const SEEN_AGAIN_DAYS = 1;

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

/** What was last seen at this time or earlier is worth writing again. */
export function staleAt(now: Date): Date {
  return daysBefore(now, SEEN_AGAIN_DAYS);
}
