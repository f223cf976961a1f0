/** The part of an interaction that a command needs: who asks, where, and what was typed. */
export interface Request {
  /** Options by name, those of a subcommand included. Absent where the person left them out. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** The subcommand that was chosen; null for a command that has none. */
  readonly subcommand: string | null;
  /** What was attached, by option. */
  readonly files: Readonly<Record<string, RequestFile>>;
  /** The message whose menu was used; null for other commands. */
  readonly target: TargetMessage | null;
  readonly userId: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
  /**
   * The server whose own documents may be shown here. Null in direct messages, and in a server that
   * did not install the bot itself, where people who installed it for themselves can use it.
   */
  readonly serverId: string | null;
  readonly channelId: string | null;
  /** Of a thread, the channel that it belongs to; null outside threads. */
  readonly parentId: string | null;
  /** The person's language, such as `en-GB`. */
  readonly locale: string;
  /** Whether the person owns the application, alone or in a team: whoever runs the bot. */
  readonly isBotOwner: boolean;
  /** What the person may do in this channel, as permission bits; null in direct messages. */
  readonly memberPermissions: bigint | null;
  /** What the bot may do in this channel; null where it is no member. */
  readonly appPermissions: bigint | null;
}

/** A file that came with a command, still on Discord's side. */
export interface RequestFile {
  /** As Discord cleaned it: without folders. */
  readonly name: string;
  /** Bytes, as Discord says. */
  readonly size: number;
  /**
   * Fetches it.
   * @throws PlainError when it cannot be fetched, or is larger than `size` says.
   */
  load(): Promise<Uint8Array>;
}

/** A message that somebody pointed the bot at: the only way in which people's messages reach it. */
export interface TargetMessage {
  readonly id: string;
  /** Its address on Discord. */
  readonly link: string;
  /** When it was written, in milliseconds since 1970. */
  readonly createdAt: number;
  /** The person who wrote it; null for bots, webhooks and Discord itself. */
  readonly authorId: string | null;
  /** What it says, with a forwarded message's text. */
  readonly text: string;
  /** Whether the bot wrote it itself. */
  readonly own: boolean;
  /** The citation ids that a message of the bot's own shows, each once. */
  readonly citations: readonly string[];
}

/** A request for suggestions while somebody types in one option. */
export interface CompletionRequest extends Request {
  readonly focused: { readonly name: string; readonly value: string };
}

/** A button press, a choice in a select menu, or a form that was sent. */
export interface Press extends Request {
  /** The fields of its `custom_id`. */
  readonly fields: readonly string[];
  /** What was chosen; empty for a button. */
  readonly values: readonly string[];
  /** The words, of both its lines, of the entry that was chosen in a menu; null for a button. */
  readonly chosen: string | null;
  /** What was entered in a form, by field; empty for a button. */
  readonly entered: ReadonlyMap<string, string>;
  /** The message that the button is on, or the form was opened from; null for a form of a command. */
  readonly messageId: string | null;
  /** The question that the button's message shows; null where it shows none. */
  readonly question: string | null;
  /** The citation ids that the message shows, each once. */
  readonly citations: readonly string[];
  /** Whether only the person who pressed sees the message. */
  readonly ephemeral: boolean;
}

/** The text typed for an option, trimmed; null where it is missing or empty. */
export function textOption(request: Request, name: string): string | null {
  const value = request.options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function numberOption(request: Request, name: string): number | null {
  const value = request.options[name];
  return typeof value === 'number' ? value : null;
}

/** False where the option is missing. */
export function flagOption(request: Request, name: string): boolean {
  return request.options[name] === true;
}
