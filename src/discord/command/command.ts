import type {
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Library } from '../../retrieval/library.ts';
import type { Form, Outcome, Reply } from './reply.ts';
import type { CompletionRequest, Press, Request } from './request.ts';
import type { Services } from './services.ts';

/** What may be needed in the channel to use a command or a button, as permission bits. */
export interface Needs {
  /** Of the person. Declared to Discord by the registration and checked again in code. */
  readonly member?: bigint;
  /** Of the bot, for what does not go through the interaction itself. */
  readonly app?: bigint;
}

/** One suggestion: `name` is shown, `value` is sent. At most 100 characters each. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Shows how far the answer is, in its place, until the answer comes; now and then is enough. */
export type Progress = (soFar: Reply) => Promise<void>;

/** A slash command, or an entry of a message's menu, as a value. It never touches the network. */
export interface Command {
  readonly data:
    | RESTPostAPIChatInputApplicationCommandsJSONBody
    | RESTPostAPIContextMenuApplicationCommandsJSONBody;
  readonly needs?: Needs;
  /**
   * An answer that takes longer than a second shows its progress; who sees that sees the answer.
   * @throws PlainError for what the person can mend.
   */
  answer(
    request: Request,
    library: Library,
    services: Services,
    progress?: Progress,
  ): Promise<Reply>;
  /**
   * The form to open in the place of an answer; null: `answer` speaks.
   * @throws PlainError for what the person can mend.
   */
  form?(request: Request, library: Library, services: Services): Form | null | Promise<Form | null>;
  /** Suggestions for the option that is being typed; at most 25 are shown. */
  complete?(
    request: CompletionRequest,
    library: Library,
    services: Services,
  ): readonly Choice[] | Promise<readonly Choice[]>;
  /** Actions of the buttons and select menus in its replies; several commands may share one. */
  readonly actions?: readonly Action[];
}

/** The handler of a button, a select menu or a form, found by the first part of its `custom_id`. */
export interface Action {
  readonly name: string;
  readonly version: number;
  readonly needs?: Needs;
  /**
   * What takes longer than a second shows its progress, as a new message, and ends in a `reply`.
   * @throws PlainError for what the person can mend.
   */
  answer(press: Press, library: Library, services: Services, progress?: Progress): Promise<Outcome>;
}

/**
 * The actions of all commands by name.
 * @throws Error for two different actions of one name.
 */
export function actionsOf(commands: readonly Command[]): ReadonlyMap<string, Action> {
  const actions = new Map<string, Action>();
  for (const action of commands.flatMap((command) => command.actions ?? [])) {
    const other = actions.get(action.name);
    if (other && other !== action) throw new Error(`Two actions are called "${action.name}".`);
    actions.set(action.name, action);
  }
  return actions;
}
