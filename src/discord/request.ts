/** The part of an interaction that a command needs: who asks, where, and what was typed. */
export interface Request {
  /** Options by name, those of a subcommand included. Absent where the person left them out. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly userId: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string | null;
  /** The person's language, such as `en-GB`. */
  readonly locale: string;
  /** What the person may do in this channel, as permission bits; null in direct messages. */
  readonly memberPermissions: bigint | null;
  /** What the bot may do in this channel; null where Discord does not say. */
  readonly appPermissions: bigint | null;
}

/** A request for suggestions while somebody types in one option. */
export interface CompletionRequest extends Request {
  readonly focused: { readonly name: string; readonly value: string };
}

/** A button press. */
export interface Press extends Request {
  /** The fields of the button's `custom_id`. */
  readonly fields: readonly string[];
  /** The question that the button's message shows; null where it shows none. */
  readonly question: string | null;
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
