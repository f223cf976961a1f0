import { DiscordAPIError } from 'discord.js';
import type { Log } from '../../system/log.ts';
import type { Progress } from '../command/command.ts';
import { type Form, type Outcome, privately, type Reply } from '../command/reply.ts';
import { intendPosts, postRecord, type RecordPorts } from '../posting/post-record.ts';
import { shareGuard } from '../posting/share-guard.ts';
import { afterSharing, keepSharer, sharedMessage } from '../posting/sharing.ts';
import { type Markdown, markdown } from '../rendering/markdown.ts';
import { type RenderedMessage, render, renderButton } from '../rendering/render.ts';
import { renderForm } from '../rendering/render-form.ts';
import { isExpired, loggable } from './failure.ts';
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
export function createDelivery(ports: RecordPorts, log: Log, now: () => number): Delivery {
  const record = postRecord(ports, log, now);
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
        const post = { id: messageId, ephemeral };
        // Both until Discord says which of them it shows: it is written first.
        await record.posted(request, post, [...message.citations, ...shown.citations]);
        try {
          await respond.update(message);
        } catch (error) {
          await record.posted(request, post, shown.citations);
          throw error;
        }
        await record.posted(request, post, message.citations);
        return;
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
          return await post(incoming, [sharedMessage(shown, remove, request.userId)]);
        } catch (error) {
          sharing.release(messageId, components);
          throw error;
        }
      }
    }
  }

  async function send(incoming: Answerable, reply: Reply): Promise<void> {
    const isShown = progressing.get(incoming)?.end() ?? false;
    progressing.delete(incoming);
    const messages = [reply, ...(reply.further ?? [])].map((part) =>
      renderChecked({ ...part, visibility: reply.visibility }),
    );
    try {
      await post(incoming, messages, isShown);
    } catch (error) {
      if (!isShown || !isExpired(error)) throw error;
      await tellDirectly(incoming, reply);
    }
  }

  /**
   * New messages, each in the record as soon as Discord has named it, and as intended before. `isEdit`: the
   * first of them in the place of what is shown.
   */
  async function post(
    incoming: Answerable,
    messages: readonly RenderedMessage[],
    isEdit = false,
  ): Promise<void> {
    const { id: interactionId, request, respond } = incoming;
    const { guildId, channelId } = request;
    const intent = { interactionId, channelId, guildId, at: new Date(now()) };
    const underWay = await intendPosts(ports, log, intent, messages);
    let isRecorded = true;
    try {
      for (const [at, message] of messages.entries()) {
        const sent = await (isEdit && at === 0 ? respond.edit(message) : respond.reply(message));
        isRecorded = (await record.posted(request, sent, message.citations)) && isRecorded;
      }
    } catch (error) {
      // What Discord refused is not there; of anything else nobody knows.
      if (error instanceof DiscordAPIError && isRecorded) await underWay.done();
      throw error;
    }
    if (isRecorded) await underWay.done();
  }

  async function tellDirectly(incoming: Answerable, reply: Reply): Promise<void> {
    // Buttons would be pressed in another place than the one that they are about.
    const said = reply.blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'select');
    const blocks = [{ kind: 'text', text: LATE } as const, ...said];
    try {
      await incoming.respond.direct(renderChecked({ ...reply, blocks }));
    } catch (error) {
      const about = { ...describe(incoming), ...loggable(error) };
      log.warn(about, 'An answer took longer than Discord waits, and the person takes no message');
    }
  }

  function progressOf(incoming: Answerable): Progress {
    const shown = showProgress({
      respond: incoming.respond,
      render: renderChecked,
      now,
      lastWord: privately(STILL_AT_IT),
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

const STILL_AT_IT: Markdown = markdown`This takes longer than Discord lets me answer here. I am still at it and shall tell you in a direct message how it went.`;
const LATE: Markdown = markdown`-# What you asked me for took longer than Discord lets me answer there, so the outcome comes here.`;
const SHARED_ALREADY: Markdown = markdown`This was shared a moment ago.`;
