/** What somebody may find wrong with a post of the bot's, in the order in which it is offered. */
export const REPORT_REASONS = ['passage', 'source', 'outdated', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** A post of the bot's own that somebody reported. Who did, and what they wrote, is not kept. */
export interface ReportedPost {
  readonly messageId: string;
  readonly serverId: string;
  readonly channelId: string;
  /** How often, by reason; only reasons that were given. */
  readonly reasons: ReadonlyMap<ReportReason, number>;
  /** When it was first reported. */
  readonly reportedAt: Date;
}

/** The bot's posts that were reported and wait for the moderators. */
export interface Reports {
  /** Counts one more report of a post. */
  add(report: Omit<ReportedPost, 'reasons'> & { readonly reason: ReportReason }): Promise<void>;
  /** The posts of a server, those that wait longest first. */
  ofServer(serverId: string): Promise<readonly ReportedPost[]>;
  /** Drops what was reported of a post. @returns whether there was anything. */
  resolve(serverId: string, messageId: string): Promise<boolean>;
}
