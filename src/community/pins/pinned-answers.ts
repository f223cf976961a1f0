/** A passage that the moderators chose, as it was when they chose it. */
export interface PinnedPassage {
  /** Its citation id. */
  readonly citation: string;
  /** Names the recorded text (`RememberedPassage.text`); null where none was recorded. */
  readonly text: string | null;
}

/** What the moderators of a server want certain questions to be answered with. */
export interface PinnedAnswer {
  /** Letters, digits, `-` and `_`; at most 10. One in a server. */
  readonly pinId: string;
  /** Questions as the moderators worded them, the first one first. */
  readonly wordings: readonly string[];
  readonly passages: readonly PinnedPassage[];
  readonly pinnedAt: Date;
}

/** Most answers that one server pins: each question is compared with all of them. */
export const MOST_PINNED = 100;

/** The pinned answers of servers, until they are unpinned or the bot leaves. */
export interface PinnedAnswers {
  /** The latest first. */
  ofServer(serverId: string): Promise<readonly PinnedAnswer[]>;
  /** False, and nothing is pinned, where the server has `most` or one of this id. */
  pin(serverId: string, pin: PinnedAnswer, most: number): Promise<boolean>;
  /** Puts `after`, of the same id, in the place of `before`; false where that is not there as it was. */
  change(serverId: string, before: PinnedAnswer, after: PinnedAnswer): Promise<boolean>;
  /** @returns whether there was one. */
  unpin(serverId: string, pinId: string): Promise<boolean>;
}
