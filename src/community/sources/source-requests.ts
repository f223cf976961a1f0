/** A message whose author was asked for a source. Who asked whom for what stands in the post alone. */
export interface SourceRequest {
  /** The message that was asked about. */
  readonly messageId: string;
  readonly serverId: string;
  readonly channelId: string;
  /** The bot's post that asks; null until it is posted. */
  readonly postId: string | null;
  /** How many sources were given. */
  readonly given: number;
  readonly dueAt: Date;
}

/** Most sources that are given to one request. */
export const MOST_GIVEN = 3;

/** Requests for a source, one for a message. */
export interface SourceRequests {
  /** False where there is a request for this message already. */
  open(request: Omit<SourceRequest, 'postId' | 'given'>): Promise<boolean>;
  posted(messageId: string, postId: string): Promise<void>;
  /** Null where there is none. */
  find(messageId: string): Promise<SourceRequest | null>;
  /** Counts a source that is about to be given; false where there are as many as may be, or no request. */
  give(messageId: string, most: number): Promise<boolean>;
  /** Drops a request. @returns whether there was one. */
  close(messageId: string): Promise<boolean>;
  /** The requests of a server that were posted, the earliest due first. */
  ofServer(serverId: string): Promise<readonly SourceRequest[]>;
}
