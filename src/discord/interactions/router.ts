import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../../retrieval/library.ts';
import type { Band } from '../../retrieval/ranking/band.ts';
import type { Log } from '../../system/log.ts';
import { actionsOf, type Choice, type Command } from '../command/command.ts';
import { decodeCustomId, packId } from '../command/custom-id.ts';
import { privately } from '../command/reply.ts';
import type { Services } from '../command/services.ts';
import { latenessGauge } from '../gateway/lateness.ts';
import { clip } from '../rendering/clip.ts';
import { LIMITS } from '../rendering/limits.ts';
import { type Markdown, markdown } from '../rendering/markdown.ts';
import { type Account, type InteractionOutcome, noteFirstReply } from './account.ts';
import { chosenWords } from './chosen-words.ts';
import { createDelivery } from './delivery.ts';
import { explain, isSettled, loggable } from './failure.ts';
import { describe, type Incoming } from './incoming.ts';
import { requirePermissions } from './permissions.ts';
import { quieted } from './quiet-channels.ts';

/**
 * Discord waits 3 s for an answer; one that starts later than this cannot reach it.
 * https://discord.com/developers/docs/interactions/receiving-and-responding
 */
const TOO_LATE_MS = 2_500;
const REFERENCE_LENGTH = 6;

export interface RouterOptions {
  readonly commands: readonly Command[];
  /**
   * What a server sees (null: direct messages), asked for each interaction anew; it may have to be made first.
   */
  readonly library: (serverId: string | null) => Promise<Library>;
  readonly services: Services;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Whether this process is the one to answer an interaction, where several get it. Default yes. */
  readonly claim?: (interactionId: string) => Promise<boolean>;
  /** Whether another process takes what comes while this one stops. Default no. */
  readonly isSucceeded?: () => boolean;
  /** Told of each interaction when it is over. */
  readonly onHandled?: (account: Account) => void;
}

/** How an interaction ended, and what the log says of it beside that. */
interface Handled {
  readonly outcome: InteractionOutcome;
  readonly band?: Band | undefined;
  /** Default `info`, `debug` for suggestions. */
  readonly level?: 'warn' | 'error';
  readonly sentence?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface Router {
  /** Answers an interaction. Never rejects: this is the one place that catches. */
  handle(incoming: Incoming): Promise<void>;
  /**
   * Takes no more work and waits for what is running, `timeoutMs` at the most.
   * False when something was still running then.
   */
  drain(timeoutMs: number): Promise<boolean>;
}

/** Finds the command or action for an interaction, runs it and sends what it answers. */
export function createRouter(options: RouterOptions): Router {
  const { log, library, services, now = Date.now, onHandled = () => {} } = options;
  const { send, act, open, progressOf } = createDelivery(services, log, now);
  const commands = new Map(options.commands.map((command) => [command.data.name, command]));
  const actions = actionsOf(options.commands);
  const running = new Set<Promise<void>>();
  const lateness = latenessGauge();
  let draining = false;

  async function answer(incoming: Incoming): Promise<Handled> {
    const { request } = incoming;
    if (incoming.kind === 'completion') return complete(incoming);
    const sorry = async (outcome: InteractionOutcome, sentence: Markdown): Promise<Handled> => {
      await send(incoming, privately(sentence));
      return { outcome };
    };
    if (draining) return sorry('restarting', RESTARTING);
    if (incoming.kind === 'command') {
      const command = commands.get(incoming.name);
      if (!command) return sorry('unknown', UNKNOWN_COMMAND);
      requirePermissions(request, command.needs);
      const seen = await library(request.serverId);
      const form = (await command.form?.(request, seen, services)) ?? null;
      if (form) {
        await open(incoming, form);
        return ANSWERED;
      }
      const progress = progressOf(incoming);
      const asked = await quieted(request, services.serverSettings);
      const reply = await command.answer(asked, seen, services, progress);
      await send(incoming, reply);
      return { outcome: 'answered', band: reply.band };
    }
    const state = decodeCustomId(incoming.customId);
    const action = actions.get(state?.action ?? '');
    if (!state || action?.version !== state.version) return sorry('unknown', OLD_BUTTON);
    requirePermissions(request, action.needs);
    const { ephemeral, messageId, shown } = incoming;
    const { question, citations } = shown;
    const given =
      incoming.kind === 'press'
        ? {
            values: incoming.values,
            chosen: chosenWords(shown, incoming.customId, incoming.values),
            entered: NOTHING_ENTERED,
          }
        : { values: [], chosen: null, entered: incoming.entered };
    const { fields } = state;
    const press = { ...request, ...given, fields, messageId, question, citations, ephemeral };
    const seen = await library(request.serverId);
    const progress = progressOf(incoming);
    await act(incoming, await action.answer(press, seen, services, progress));
    return ANSWERED;
  }

  async function complete(incoming: Extract<Incoming, { kind: 'completion' }>): Promise<Handled> {
    const { name, request } = incoming;
    const complete = draining ? undefined : commands.get(name)?.complete;
    const seen = complete && (await library(request.serverId));
    const choices = seen && (await complete?.(request, seen, services));
    await incoming.suggest(withinLimits(choices ?? []));
    return ANSWERED;
  }

  async function fail(incoming: Incoming, error: unknown, reference: string): Promise<Handled> {
    if (isSettled(error)) {
      const sentence = 'Discord did not wait for this answer';
      return { outcome: 'settled', level: 'warn', fields: loggable(error), sentence };
    }
    const { sentence, outcome, isOurs } = explain(error, incoming.request, reference);
    const handled: Handled = isOurs
      ? { outcome, level: 'error', fields: loggable(error), sentence: 'An interaction failed' }
      : { outcome };
    if (incoming.kind === 'completion') return handled;
    try {
      await send(incoming, privately(sentence));
    } catch (second) {
      const message = isSettled(second)
        ? 'The person already had an answer'
        : 'The person could not be told of the failure';
      log.warn({ ...describe(incoming), reference, ...loggable(second) }, message);
    }
    return handled;
  }

  async function guarded(given: Incoming): Promise<void> {
    const started = now();
    const lateMs = lateness(given.createdAt, started);
    if (draining && options.isSucceeded?.()) return;
    if (options.claim !== undefined && !(await options.claim(given.id))) return;
    const reference = packId(given.id).slice(-REFERENCE_LENGTH);
    const { incoming, repliedAt } = noteFirstReply(given, now);
    const handled =
      lateMs > TOO_LATE_MS
        ? { ...TOO_LATE, fields: { lateMs } }
        : await answer(incoming).catch((error: unknown) => fail(incoming, error, reference));
    const first = repliedAt();
    const { kind } = incoming;
    const { outcome, band = null, fields, sentence = 'Answered' } = handled;
    const account: Account = {
      kind,
      name: nameOf(incoming),
      outcome,
      ms: now() - started,
      firstReplyMs: first === null ? null : first - started + lateMs,
      band,
      reference,
    };
    const level = handled.level ?? (kind === 'completion' ? 'debug' : 'info');
    log[level]({ ...account, ...fields }, sentence);
    onHandled(account);
  }

  /** A name is counted by, so that it is one of a few. */
  function nameOf(incoming: Incoming): string {
    const { name = '' } = describe(incoming);
    const isByName = incoming.kind === 'command' || incoming.kind === 'completion';
    return (isByName ? commands.has(name) : actions.has(name)) ? name : 'unknown';
  }

  return {
    async handle(incoming) {
      const task = guarded(incoming).catch((error: unknown) => {
        log.error(loggable(error), 'The router itself failed');
      });
      running.add(task);
      await task;
      running.delete(task);
    },
    async drain(timeoutMs) {
      draining = true;
      const done = new AbortController();
      const timeout = sleep(timeoutMs, undefined, { signal: done.signal }).catch(() => undefined);
      await Promise.race([Promise.all(running), timeout]);
      done.abort();
      return running.size === 0;
    },
  };
}

const ANSWERED: Handled = { outcome: 'answered' };
const TOO_LATE: Handled = {
  outcome: 'late',
  level: 'warn',
  sentence: 'An interaction came too late to answer',
};
const NOTHING_ENTERED: ReadonlyMap<string, string> = new Map();
const RESTARTING: Markdown = markdown`I am being restarted. Please ask again in a minute.`;
const UNKNOWN_COMMAND: Markdown = markdown`This command is not known to me any more. Type \`/\` to see the present ones.`;
const OLD_BUTTON: Markdown = markdown`This button is from another version of the bot. Please ask again.`;

/** A value that is too long is left out: cut, it would mean something else. */
function withinLimits(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(({ name, value }) => name !== '' && value !== '' && value.length <= LIMITS.choice)
    .slice(0, LIMITS.choices)
    .map(({ name, value }) => ({ name: clip(name, LIMITS.choice), value }));
}
