/** Discord's nested error tree: keys are fields and indexes, `_errors` holds the leaves. */
export interface ErrorTree {
  [field: string]: ErrorTree | { code: string; message: string }[];
}

/** A request that Discord would refuse, with the answer it would give. */
export class RestRefusal extends Error {
  override readonly name = 'RestRefusal';
  readonly status: number;
  /** Discord's JSON error code; 0 for general errors. */
  readonly code: number;
  readonly errors: ErrorTree | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Fields that stand beside `message` and `code` in the body. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: number,
    message: string,
    more: {
      errors?: ErrorTree;
      headers?: Readonly<Record<string, string>>;
      extra?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? null;
    this.headers = more.headers ?? {};
    this.extra = more.extra ?? {};
  }

  body(): Record<string, unknown> {
    const body = { message: this.message, code: this.code, ...this.extra };
    return this.errors === null ? body : { ...body, errors: this.errors };
  }
}

/** Something that a person's Discord client would not let them do. The message is one sentence. */
export class ClientRefusal extends Error {
  override readonly name = 'ClientRefusal';
}

/** A refusal as tests and the page see it. */
export interface RecordedRefusal {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: number;
  readonly message: string;
  /** The same in plain words, with every field that was wrong. */
  readonly plain: string;
  readonly errors: ErrorTree | null;
}

/** Discord's messages for its JSON error codes (Discord documentation, "JSON Error Codes"). */
export const refuse = {
  unauthorized: () => new RestRefusal(401, 0, '401: Unauthorized'),
  notFound: () => new RestRefusal(404, 0, '404: Not Found'),
  unknownChannel: () => new RestRefusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new RestRefusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new RestRefusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new RestRefusal(404, 10008, 'Unknown Message'),
  unknownRole: () => new RestRefusal(404, 10011, 'Unknown Role'),
  unknownUser: () => new RestRefusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new RestRefusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new RestRefusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new RestRefusal(404, 10063, 'Unknown application command'),
  tooLarge: () => new RestRefusal(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () =>
    new RestRefusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new RestRefusal(
      400,
      40094,
      'This interaction has reached the maximum number of follow up messages.',
    ),
  missingAccess: () => new RestRefusal(403, 50001, 'Missing Access'),
  foreignMessage: () =>
    new RestRefusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new RestRefusal(400, 50006, 'Cannot send an empty message'),
  missingPermissions: () => new RestRefusal(403, 50013, 'Missing Permissions'),
  badToken: () => new RestRefusal(401, 50027, 'Invalid Webhook Token'),
  archivedThread: () => new RestRefusal(400, 50083, 'Thread is archived'),
  badJson: () => new RestRefusal(400, 50109, 'The request body contains invalid JSON.'),
  notTextChannel: () => new RestRefusal(400, 50024, 'Cannot execute action on this channel type'),
  unknownTag: () => new RestRefusal(400, 10087, 'Unknown tag'),
  tagRequired: () =>
    new RestRefusal(400, 40067, 'A tag is required to create a forum post in this channel'),
  threadLocked: () => new RestRefusal(400, 160005, 'Thread is locked'),
  tooManyThreads: () => new RestRefusal(400, 160006, 'Maximum number of active threads reached'),
  threadExists: () =>
    new RestRefusal(400, 160004, 'A thread has already been created for this message'),
} as const;
