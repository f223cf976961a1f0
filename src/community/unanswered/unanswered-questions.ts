/** A question that the documents did not answer, or several that are alike; nobody's. */
export interface UnansweredQuestion {
  /** The same for questions alike (`groupOf`); one in a server. */
  readonly groupId: string;
  /** As it was worded when it was asked last. */
  readonly text: string;
  /** How often it was asked; a person counts once a day. */
  readonly asked: number;
  readonly lastAskedAt: Date;
}

/** Most questions that are kept of one server. */
export const MOST_UNANSWERED = 1_000;
/** Days after it was asked last that a question is kept. */
export const UNANSWERED_DAYS = 30;

/** The unanswered questions of servers whose managers want them kept. */
export interface UnansweredQuestions {
  /** Keeps a question that was asked once more; above `most` of a server, what was asked the longest ago goes. */
  keep(serverId: string, asked: Omit<UnansweredQuestion, 'asked'>, most: number): Promise<void>;
  /** The most asked first, of those the latest. */
  ofServer(serverId: string): Promise<readonly UnansweredQuestion[]>;
  /** Null where there is none. */
  find(serverId: string, groupId: string): Promise<UnansweredQuestion | null>;
  /** @returns whether there was one. */
  dismiss(serverId: string, groupId: string): Promise<boolean>;
  /** Drops all of a server. @returns how many there were. */
  forgetAll(serverId: string): Promise<number>;
}
