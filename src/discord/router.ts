import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Library } from '../retrieval/library.ts';
import { clip } from './clip.ts';
import type { Action, Choice, Command } from './command.ts';
import { decodeCustomId, packId } from './custom-id.ts';
import type { Desk } from './desk.ts';
import { explain, isSettled, loggable } from './failure.ts';
import type { Incoming } from './incoming.ts';
import { latenessGauge } from './lateness.ts';
import { LIMITS } from './limits.ts';
import { type Markdown, markdown } from './markdown.ts';
import { requirePermissions } from './permissions.ts';
import { postRecord } from './post-record.ts';
import { type RenderedMessage, render, renderButton } from './render.ts';
import { type Outcome, privately, type Reply } from './reply.ts';
import { shareGuard } from './share-guard.ts';
import { afterSharing, keepSharer, sharedMessage } from './sharing.ts';

/**
 * Discord waits 3 s for an answer; one that starts later than this cannot reach it.
 * https://discord.com/developers/docs/interactions/receiving-and-responding
 */
const TOO_LATE_MS = 2_500;
const REFERENCE_LENGTH = 6;

export interface RouterOptions {
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
  /** What a server sees (null: direct messages), asked for each interaction anew. */
  readonly library: (serverId: string | null) => Library;
  readonly desk: Desk;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
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

type Answerable = Exclude<Incoming, { kind: 'completion' }>;
type IncomingPress = Extract<Incoming, { kind: 'press' }>;

/** Finds the command or action for an interaction, runs it and sends what it answers. */
export function createRouter(options: RouterOptions): Router {
  const { log, library, desk, now = Date.now } = options;
  const record = postRecord(desk.ownPosts, log, now);
  const commands = new Map(options.commands.map((command) => [command.data.name, command]));
  const actions = new Map(options.actions.map((action) => [action.name, action]));
  const running = new Set<Promise<void>>();
  const lateness = latenessGauge();
  const sharing = shareGuard(now);
  let draining = false;

  async function answer(incoming: Incoming): Promise<void> {
    const { request } = incoming;
    if (incoming.kind === 'completion') return complete(incoming);
    if (draining) return send(incoming, privately(RESTARTING));
    if (incoming.kind === 'command') {
      const command = commands.get(incoming.name);
      if (!command) return send(incoming, privately(UNKNOWN_COMMAND));
      requirePermissions(request, command.needs);
      return send(incoming, await command.answer(request, library(request.serverId), desk));
    }
    const state = decodeCustomId(incoming.customId);
    const action = actions.get(state?.action ?? '');
    if (!state || action?.version !== state.version) return send(incoming, privately(OLD_BUTTON));
    requirePermissions(request, action.needs);
    const { ephemeral, values, shown } = incoming;
    const { question, citations } = shown;
    const press = { ...request, fields: state.fields, values, question, citations, ephemeral };
    return act(incoming, await action.answer(press, library(request.serverId), desk));
  }

  async function act(incoming: IncomingPress, outcome: Outcome): Promise<void> {
    const { request, respond, messageId, shown, ephemeral } = incoming;
    switch (outcome.kind) {
      case 'reply':
        return send(incoming, outcome.reply);
      case 'update': {
        const message = keepSharer(renderChecked(outcome.reply), shown);
        await respond.update(message);
        return record.posted(request, { id: messageId, ephemeral }, message.citations);
      }
      case 'delete':
        await respond.remove();
        return record.removed(messageId);
      case 'share': {
        const { components } = shown;
        if (!sharing.claim(messageId, components)) return send(incoming, privately(SHARED_ALREADY));
        try {
          // First what the person sees: a later press must find the button disabled.
          await respond.update(afterSharing(shown));
          const remove = renderButton(outcome.button);
          const message = sharedMessage(shown, remove, request.userId);
          return record.posted(request, await respond.reply(message), message.citations);
        } catch (error) {
          sharing.release(messageId, components);
          throw error;
        }
      }
    }
  }

  async function send(incoming: Answerable, reply: Reply): Promise<void> {
    const { request, respond } = incoming;
    for (const part of [reply, ...(reply.further ?? [])]) {
      const message = renderChecked({ ...part, visibility: reply.visibility });
      await record.posted(request, await respond.reply(message), message.citations);
    }
  }

  function renderChecked(reply: Reply): RenderedMessage {
    const message = render(reply);
    for (const citation of message.refused) {
      log.error({ citation }, 'An excerpt was withheld: its words are not those of the document');
    }
    return message;
  }

  async function complete(incoming: Extract<Incoming, { kind: 'completion' }>): Promise<void> {
    const { name, request } = incoming;
    const choices = draining
      ? []
      : (commands.get(name)?.complete?.(request, library(request.serverId)) ?? []);
    await incoming.suggest(withinLimits(choices));
  }

  async function fail(incoming: Incoming, error: unknown): Promise<void> {
    const reference = packId(incoming.id).slice(-REFERENCE_LENGTH);
    const about = { ...describe(incoming), reference };
    if (isSettled(error)) {
      log.warn({ ...about, ...loggable(error) }, 'Discord did not wait for this answer');
      return;
    }
    const { sentence, log: worthLogging } = explain(error, incoming.request, reference);
    if (worthLogging) log.error({ ...about, ...loggable(error) }, 'An interaction failed');
    if (incoming.kind === 'completion') return;
    try {
      await send(incoming, privately(sentence));
    } catch (second) {
      const message = isSettled(second)
        ? 'The person already had an answer'
        : 'The person could not be told of the failure';
      log.warn({ ...about, ...loggable(second) }, message);
    }
  }

  async function guarded(incoming: Incoming): Promise<void> {
    const started = now();
    const late = lateness(incoming.createdAt, started);
    if (late > TOO_LATE_MS) {
      log.warn({ ...describe(incoming), lateMs: late }, 'An interaction came too late to answer');
      return;
    }
    try {
      await answer(incoming);
      log.debug({ ...describe(incoming), ms: now() - started }, 'Answered');
    } catch (error) {
      await fail(incoming, error);
    }
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

const RESTARTING: Markdown = markdown`I am being restarted. Please ask again in a minute.`;
const UNKNOWN_COMMAND: Markdown = markdown`This command is not known to me any more. Type \`/\` to see the present ones.`;
const SHARED_ALREADY: Markdown = markdown`This was shared a moment ago.`;
const OLD_BUTTON: Markdown = markdown`This button is from another version of the bot. Please ask again.`;

/** What the log may say of an interaction: never what was asked, nor by whom. */
function describe(incoming: Incoming): Record<string, string> {
  if (incoming.kind !== 'press') return { kind: incoming.kind, name: incoming.name };
  return { kind: 'press', name: decodeCustomId(incoming.customId)?.action ?? 'unknown' };
}

/** A value that is too long is left out: cut, it would mean something else. */
function withinLimits(choices: readonly Choice[]): Choice[] {
  return choices
    .filter(({ name, value }) => name !== '' && value !== '' && value.length <= LIMITS.choice)
    .slice(0, LIMITS.choices)
    .map(({ name, value }) => ({ name: clip(name, LIMITS.choice), value }));
}
