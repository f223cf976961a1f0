/**
 * Where an answer that cites something is about to be posted, or was, and the message is not recorded yet. The
 * interaction is known before Discord names the message. No person, no text.
 */
export interface PostIntent {
  readonly interactionId: string;
  readonly channelId: string;
  /** Null in a direct message. */
  readonly guildId: string | null;
  readonly at: Date;
}

/** What is written before a post goes out, so that a process that ends in between finds it again. */
export interface PostIntents {
  add(intent: PostIntent): Promise<void>;
  /** The oldest first. */
  all(): Promise<readonly PostIntent[]>;
  drop(interactionId: string): Promise<void>;
  /** @returns how many were dropped. */
  forgetGuild(guildId: string): Promise<number>;
}
