/** What is kept of servers, whatever it is, apart from their documents. */
export interface ServerRows {
  /** How many rows there are of a server, by table; only tables that hold any. */
  count(serverId: string): Promise<ReadonlyMap<string, number>>;
  /**
   * Drops the rows of a server that nothing else forgets; for all of them see `keptOfServer`.
   * @returns how many there were, as does the next.
   */
  forgetGuild(serverId: string): Promise<number>;
  /** Drops what belongs to one channel or thread; settings that name it stay. */
  forgetChannel(channelId: string): Promise<number>;
  /** Drops what has lived long enough. */
  expire(now: Date): Promise<number>;
}
