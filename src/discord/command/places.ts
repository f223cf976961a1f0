/** A channel or thread of a server, as the bot knows it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'thread' | 'forum' | 'other';
  /** Of a thread, the channel or forum that it belongs to. */
  readonly parentId: string | null;
  /** Of a forum: the tags that its posts may have. */
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  /** Of a forum: whether a post must have a tag. */
  readonly tagRequired: boolean;
  /** What the bot may do there, as permission bits. */
  readonly permissions: bigint;
}

/** The places of the servers that the bot is in; nothing is asked of Discord. */
export interface Places {
  /** Null for what is not there, or not in this server, or not known to the bot. */
  find(guildId: string, channelId: string): Place | null;
  /** What a person may do in a place, as permission bits; null where that is not known. */
  permissionsOf(guildId: string, channelId: string, userId: string): bigint | null;
}
