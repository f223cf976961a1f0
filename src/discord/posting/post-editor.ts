import {
  type APIComponentInContainer,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  DiscordAPIError,
  MessageFlags,
  type RateLimitData,
  RateLimitError,
  REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import pLimit, { type LimitFunction } from 'p-limit';
import type { OwnPost } from '../../community/own-posts.ts';
import type { Amendment, PostEditor, RecallNote } from '../../community/post-editor.ts';
import type { Log } from '../../system/log.ts';
import { type BotWatch, UNWATCHED, watchedRequest } from '../gateway/bot-watch.ts';
import { loggable } from '../interactions/failure.ts';
import { noteRecall } from './recall-note.ts';

export interface PostEditorOptions {
  readonly token: string;
  /** Base URL of Discord's REST API, without a version. */
  readonly api: string;
  readonly log: Log;
  readonly watch?: BotWatch;
}

const GONE: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
];

/** What Discord says where the bot may not look or write, or the thread is archived. */
const CLOSED: readonly unknown[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
];

/**
 * Discord lets a bot edit only so many messages that are older than an hour (error 30046) and may then
 * ask for a pause of up to an hour; that is tried again later. The usual limits pass in five seconds.
 */
const LONGEST_PAUSE_MS = 30_000;

/** An edit leaves out what it does not say: the layout must be said again. */
const KEPT_FLAGS = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;

/**
 * Puts notes on the bot's own messages, as the bot and not by an interaction, whose token is long gone.
 * That takes a bot that is in the server: what people posted with one they installed for themselves is
 * refused.
 */
export function createPostEditor({
  token,
  api,
  log,
  watch = UNWATCHED,
}: PostEditorOptions): PostEditor {
  const rejectOnRateLimit = ({ retryAfter, timeToReset }: RateLimitData) =>
    Math.max(retryAfter, timeToReset) > LONGEST_PAUSE_MS;
  const rest = new REST({ api, rejectOnRateLimit, makeRequest: watchedRequest(watch) }).setToken(
    token,
  );
  const turns = new Map<string, LimitFunction>();

  async function edit({ channelId, messageId }: OwnPost, note: RecallNote): Promise<Amendment> {
    const route = Routes.channelMessage(channelId, messageId);
    try {
      const message = (await rest.get(route)) as APIMessage;
      const noted = noteRecall(message.components ?? [], note);
      if (noted.kind === 'unchanged') return 'unchanged';
      if (noted.kind === 'full') {
        log.warn({ messageId }, 'A post has no room for the note of a recall');
        return 'refused';
      }
      const components = withFiles(noted.components);
      const flags = (message.flags ?? 0) & KEPT_FLAGS;
      // Without `attachments` Discord keeps the files that are there.
      await rest.patch(route, { body: { components, flags, allowed_mentions: { parse: [] } } });
      return 'amended';
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : null;
      if (GONE.includes(code)) return 'gone';
      const level = CLOSED.includes(code) ? 'debug' : 'warn';
      const pause = error instanceof RateLimitError ? { retryAfterMs: error.retryAfter } : null;
      const about = { channelId, messageId, ...(pause ?? loggable(error)) };
      log[level](about, 'A post could not be given a note');
      if (pause) return 'later';
      return CLOSED.includes(code) ? 'closed' : 'refused';
    }
  }

  return {
    async amend(post, note) {
      // Two notes at once would each be put on the message as it was before.
      const { messageId } = post;
      const oneAtATime = turns.get(messageId) ?? pLimit(1);
      turns.set(messageId, oneAtATime);
      const outcome = await oneAtATime(() => edit(post, note));
      if (oneAtATime.activeCount + oneAtATime.pendingCount === 0) turns.delete(messageId);
      return outcome;
    },
  };
}

/** Discord tells where a file can be fetched, but wants to be told its name. */
function withFiles(
  components: readonly APIMessageTopLevelComponent[],
): APIMessageTopLevelComponent[] {
  return components.map((component) => {
    if (component.type === ComponentType.Container) {
      return { ...component, components: component.components.map(named) };
    }
    return component.type === ComponentType.File ? named(component) : component;
  });
}

function named<T extends APIComponentInContainer>(component: T): T {
  if (component.type !== ComponentType.File) return component;
  const { file, name = new URL(file.url).pathname.split('/').at(-1) ?? '' } = component;
  return { ...component, file: { url: `attachment://${decodeURIComponent(name)}` } };
}
