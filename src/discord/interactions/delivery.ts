import type { OwnPosts } from '../../community/own-posts.ts';
import type { Log } from '../../system/log.ts';
import type { Progress } from '../command/command.ts';
import { type Form, type Outcome, privately, type Reply } from '../command/reply.ts';
import { postRecord } from '../posting/post-record.ts';
import { shareGuard } from '../posting/share-guard.ts';
import { afterSharing, keepSharer, sharedMessage } from '../posting/sharing.ts';
import { type Markdown, markdown } from '../rendering/markdown.ts';
import { type RenderedMessage, render, renderButton } from '../rendering/render.ts';
import { renderForm } from '../rendering/render-form.ts';
import { loggable } from './failure.ts';
import { describe, type Incoming } from './incoming.ts';
import { type ShownProgress, showProgress } from './shown-progress.ts';

type Answerable = Exclude<Incoming, { kind: 'completion' }>;
type Pressed = Extract<Incoming, { kind: 'press' | 'submission' }>;
type IncomingCommand = Extract<Incoming, { kind: 'command' }>;

/** Brings replies to Discord, and keeps account of what they cite. All reject with what Discord refuses. */
export interface Delivery {
  /** In the place of the progress that was shown, if any. */
  send(incoming: Answerable, reply: Reply): Promise<void>;
  /** Does what a button press or a form asks for. */
  act(incoming: Pressed, outcome: Outcome): Promise<void>;
  /** Opens a form in the place of an answer. */
  open(incoming: IncomingCommand, form: Form): Promise<void>;
  /** How far an answer is, until it is sent. */
  progressOf(incoming: Answerable): Progress;
}

/** `now`: milliseconds since 1970. */
export function createDelivery(ownPosts: OwnPosts, log: Log, now: () => number): Delivery {
  const record = postRecord(ownPosts, log, now);
  const sharing = shareGuard(now);
  const progressing = new WeakMap<Incoming, ShownProgress>();

  async function act(incoming: Pressed, outcome: Outcome): Promise<void> {
    const { request, respond, messageId, shown, ephemeral } = incoming;
    if (outcome.kind === 'reply') return send(incoming, outcome.reply);
    if (outcome.kind === 'form') {
      if (incoming.kind === 'press') return incoming.respond.open(renderForm(outcome.form));
      throw new Error('A form cannot be answered with a form');
    }
    if (messageId === null) {
      if (outcome.kind === 'update') return send(incoming, outcome.reply);
      throw new Error(`A form of a command has no message to ${outcome.kind}`);
    }
    switch (outcome.kind) {
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
    const isShown = progressing.get(incoming)?.end() ?? false;
    progressing.delete(incoming);
    for (const part of [reply, ...(reply.further ?? [])]) {
      const message = renderChecked({ ...part, visibility: reply.visibility });
      const sent = await (isShown && part === reply
        ? respond.edit(message)
        : respond.reply(message));
      await record.posted(request, sent, message.citations);
    }
  }

  function progressOf(incoming: Answerable): Progress {
    const shown = showProgress({
      respond: incoming.respond,
      render: renderChecked,
      now,
      onRefused: (error) =>
        log.warn({ ...describe(incoming), ...loggable(error) }, 'Progress could not be shown'),
    });
    progressing.set(incoming, shown);
    return shown.show;
  }

  function renderChecked(reply: Reply): RenderedMessage {
    const message = render(reply);
    for (const citation of message.refused) {
      log.error({ citation }, 'An excerpt was withheld: its words are not those of the document');
    }
    return message;
  }

  const open = (incoming: IncomingCommand, form: Form) => incoming.respond.open(renderForm(form));

  return { send, act, open, progressOf };
}

const SHARED_ALREADY: Markdown = markdown`This was shared a moment ago.`;
