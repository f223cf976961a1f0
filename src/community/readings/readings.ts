import type { Schedule } from './schedule.ts';

/**
 * Why a reading came to its end: it was read through; a moderator stopped it; its document is not in the
 * library any more; its channel is gone or the bot may not post there.
 */
export type ReadingEnd = 'finished' | 'stopped' | 'withdrawn' | 'closed';

/** Which part of a document comes next, and when. */
export interface NextPart {
  /** From 1. */
  readonly part: number;
  /** Where it begins, as `S.P~mark`. */
  readonly place: string;
  readonly dueAt: Date;
}

/** A document that is read in a channel, a part at a time. Who started it is not kept. */
export interface Reading extends NextPart {
  /** Names this reading in buttons and posts: at most 8 small letters and digits. */
  readonly run: string;
  readonly serverId: string;
  readonly channelId: string;
  /** The citation key of the document. */
  readonly key: string;
  readonly schedule: Schedule;
  /** About how many words a part has. */
  readonly words: number;
  /** Since when somebody has been posting the part; null: nobody is. */
  readonly claimedAt: Date | null;
  /** Null while it goes on. */
  readonly end: { readonly why: ReadingEnd; readonly at: Date } | null;
}

/** Readings of all servers. Each change is made whole or not at all, whoever else makes one. */
export interface Readings {
  /** False where the document is being read in that channel already; what ended there makes room. */
  start(reading: Omit<Reading, 'claimedAt' | 'end'>): Promise<boolean>;
  /** Null where there is none of that name. */
  find(run: string): Promise<Reading | null>;
  /** Those that go on by when they are due, then those that ended, the latest first. */
  ofServer(serverId: string): Promise<readonly Reading[]>;
  /** Those that go on and are due by now, the earliest first. */
  due(now: Date): Promise<readonly Reading[]>;
  /** Takes the part that comes next, to post it; false where somebody else did, or it is another by now. */
  claim(reading: Pick<Reading, 'run' | 'part' | 'claimedAt'>, now: Date): Promise<boolean>;
  /**
   * Notes that the part that was claimed at that moment was posted, and what comes next; null: nothing, the
   * reading ends. False where the reading was ended meanwhile or the claim is somebody else's.
   */
  confirm(
    claimed: { readonly run: string; readonly part: number; readonly claimedAt: Date },
    next: NextPart | null,
    now: Date,
  ): Promise<boolean>;
  /** Changes what comes next; false where a part is being posted, or something else comes next by now. */
  move(reading: Pick<Reading, 'run' | 'part' | 'dueAt'>, next: NextPart): Promise<boolean>;
  /** False where it had ended before. */
  end(run: string, why: ReadingEnd, now: Date): Promise<boolean>;
}
