/** All that is kept of one server, whatever it is, apart from its documents. */
export interface ServerRows {
  /** How many rows there are of a server, by table; only tables that hold any. */
  count(serverId: string): Promise<ReadonlyMap<string, number>>;
  /** Drops every row of a server. @returns how many there were, as does the next. */
  forgetGuild(serverId: string): Promise<number>;
  /** Drops what belongs to one channel or thread; settings that name it stay. */
  forgetChannel(channelId: string): Promise<number>;
  /** Drops what has lived long enough. */
  expire(now: Date): Promise<number>;
}
