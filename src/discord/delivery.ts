import type { OwnPosts } from '../community/own-posts.ts';
import type { Log } from '../log.ts';
import type { Progress } from './command.ts';
import { loggable } from './failure.ts';
import { describe, type Incoming } from './incoming.ts';
import { type Markdown, markdown } from './markdown.ts';
import { postRecord } from './post-record.ts';
import { type RenderedMessage, render, renderButton } from './render.ts';
import { type Outcome, privately, type Reply } from './reply.ts';
import { shareGuard } from './share-guard.ts';
import { afterSharing, keepSharer, sharedMessage } from './sharing.ts';

/** Discord takes about five edits in five seconds; more are only delayed. */
const BETWEEN_EDITS_MS = 1_200;

type Answerable = Exclude<Incoming, { kind: 'completion' }>;
type IncomingPress = Extract<Incoming, { kind: 'press' }>;

/** Brings replies to Discord, and keeps account of what they cite. All reject with what Discord refuses. */
export interface Delivery {
  /** In the place of the progress that was shown, if any. */
  send(incoming: Answerable, reply: Reply): Promise<void>;
  /** Does what a button press asks for. */
  act(incoming: IncomingPress, outcome: Outcome): Promise<void>;
  /**
   * Shows at most one edit in `BETWEEN_EDITS_MS`; an edit that Discord refuses does not hinder the
   * work.
   */
  progressOf(incoming: Answerable): Progress;
}

/** `now`: milliseconds since 1970. */
export function createDelivery(ownPosts: OwnPosts, log: Log, now: () => number): Delivery {
  const record = postRecord(ownPosts, log, now);
  const sharing = shareGuard(now);
  /** Interactions whose answer so far is progress. */
  const progressing = new WeakSet<Incoming>();

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
      const replaces = part === reply && progressing.delete(incoming);
      const sent = await (replaces ? respond.edit(message) : respond.reply(message));
      await record.posted(request, sent, message.citations);
    }
  }

  function progressOf(incoming: Answerable): Progress {
    const { respond } = incoming;
    let shownAt = Number.NEGATIVE_INFINITY;
    return async (soFar) => {
      if (now() - shownAt < BETWEEN_EDITS_MS) return;
      shownAt = now();
      const message = renderChecked(soFar);
      if (!progressing.has(incoming)) {
        await respond.reply(message);
        progressing.add(incoming);
        return;
      }
      await respond.edit(message).catch((error: unknown) => {
        log.warn({ ...describe(incoming), ...loggable(error) }, 'Progress could not be shown');
      });
    };
  }

  function renderChecked(reply: Reply): RenderedMessage {
    const message = render(reply);
    for (const citation of message.refused) {
      log.error({ citation }, 'An excerpt was withheld: its words are not those of the document');
    }
    return message;
  }

  return { send, act, progressOf };
}

const SHARED_ALREADY: Markdown = markdown`This was shared a moment ago.`;
