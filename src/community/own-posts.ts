/** A message that the bot posted for everyone to see. Who asked, and what, is not kept. */
export interface OwnPost {
  readonly channelId: string;
  readonly messageId: string;
  /** Null in a direct message. */
  readonly guildId: string | null;
  /** Citation ids in the order of the message, each once. */
  readonly citations: readonly string[];
  /**
   * By citation id the name of the text that it stood for (`RememberedPassage.text`), where that is known. What
   * `record` is given counts for nothing: it looks up the text that was seen last.
   */
  readonly texts?: ReadonlyMap<string, string>;
  readonly postedAt: Date;
}

/** The bot's own posts: bounded in each channel, expiring, deletable. */
export interface OwnPosts {
  /**
   * Keeps a post, in the place of what was kept of the same message (a post that was paged cites
   * other passages). A post without citations is not kept. Above the maximum in its channel the
   * oldest posts are dropped.
   */
  record(post: OwnPost): Promise<void>;
  /**
   * The latest posts of a channel or thread, the latest first.
   * @param limit 1 to 50.
   * @throws RangeError for another limit.
   */
  recent(channelId: string, limit: number): Promise<readonly OwnPost[]>;
  /**
   * Every post that cites a passage (`KEY:S.P~mark`) or a document (`KEY`), the latest first.
   * @param guildId of one server only; null for all, and for direct messages with them.
   */
  postsCiting(reference: string, guildId?: string | null): Promise<readonly OwnPost[]>;
  /** @returns how many posts were dropped, as do the next three. */
  forget(messageId: string): Promise<number>;
  forgetChannel(channelId: string): Promise<number>;
  forgetGuild(guildId: string): Promise<number>;
  /** Drops the posts that are too old. */
  expire(now: Date): Promise<number>;
}
