import type { Band } from '../../retrieval/ranking/band.ts';
import type { Incoming } from './incoming.ts';

/**
 * What became of an interaction.
 * - `answered`: with what it asked for
 * - `told`: a sentence on what the person can mend
 * - `refused`: Discord does not let the bot do it there
 * - `failed`: the fault is ours, or of the machine
 * - `late`: it came too late to be answered
 * - `settled`: Discord waited no longer, or had an answer already
 * - `unknown`: a command or button of another version
 * - `restarting`: it came while the bot was stopping
 */
export type InteractionOutcome =
  | 'answered'
  | 'told'
  | 'refused'
  | 'failed'
  | 'late'
  | 'settled'
  | 'unknown'
  | 'restarting';

/** What may be logged and counted of an interaction: never what was asked, by whom or where. */
export interface Account {
  readonly kind: Incoming['kind'];
  /** The command, or the action of the button; `unknown` for one that is not known. */
  readonly name: string;
  readonly outcome: InteractionOutcome;
  /** Milliseconds from its arrival until everything was sent. */
  readonly ms: number;
  /**
   * Milliseconds until Discord had the first answer, with those that it was longer under way than others;
   * null where it got none.
   */
  readonly firstReplyMs: number | null;
  /** How sure the answer to a question was. */
  readonly band: Band | null;
  /** What a person who met a failure was given to pass on. */
  readonly reference: string;
}

/** The same interaction, with when Discord took the first answer to it, by `now`; null until then. */
export function noteFirstReply(
  incoming: Incoming,
  now: () => number,
): { readonly incoming: Incoming; readonly repliedAt: () => number | null } {
  let at: number | null = null;
  const noting =
    <Args extends unknown[], R>(act: (...args: Args) => Promise<R>) =>
    async (...args: Args): Promise<R> => {
      const result = await act(...args);
      at ??= now();
      return result;
    };
  const repliedAt = () => at;
  switch (incoming.kind) {
    case 'completion':
      return { incoming: { ...incoming, suggest: noting(incoming.suggest) }, repliedAt };
    case 'command': {
      const { reply, open } = incoming.respond;
      const respond = { ...incoming.respond, reply: noting(reply), open: noting(open) };
      return { incoming: { ...incoming, respond }, repliedAt };
    }
    case 'press': {
      const { reply, open, update, remove } = incoming.respond;
      const first = { reply: noting(reply), update: noting(update), remove: noting(remove) };
      const respond = { ...incoming.respond, ...first, open: noting(open) };
      return { incoming: { ...incoming, respond }, repliedAt };
    }
    case 'submission': {
      const { reply, update, remove } = incoming.respond;
      const first = { reply: noting(reply), update: noting(update), remove: noting(remove) };
      return { incoming: { ...incoming, respond: { ...incoming.respond, ...first } }, repliedAt };
    }
  }
}
