import { randomBytes } from 'node:crypto';
import {
  type APIMessage,
  type APIThreadChannel,
  DiscordAPIError,
  MessageFlags,
  type RateLimitData,
  REST,
  RESTJSONErrorCodes,
  Routes,
  type Snowflake,
} from 'discord.js';
import type { OwnPosts } from '../../community/own-posts.ts';
import type { Log } from '../../system/log.ts';
import type { Poster } from '../command/poster.ts';
import type { Post } from '../command/reply.ts';
import { type BotWatch, UNWATCHED, watchedRequest } from '../gateway/bot-watch.ts';
import { clip } from '../rendering/clip.ts';
import { LIMITS } from '../rendering/limits.ts';
import { type RenderedMessage, render } from '../rendering/render.ts';
import { findOwnPost } from './find-own-post.ts';
import { postRecord } from './post-record.ts';
import { refusedPost } from './refused-post.ts';
import { shownOf } from './shown-message.ts';

export interface PosterOptions {
  readonly token: string;
  /** Base URL of Discord's REST API, without a version. */
  readonly api: string;
  readonly ownPosts: OwnPosts;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly watch?: BotWatch;
}

/** Whoever pressed the button is told something within three seconds. */
const LONGEST_PAUSE_MS = 1_500;
const TIMEOUT_MS = 10_000;
/** Three days, in minutes. */
const ARCHIVE_AFTER = 4_320;

/** Posts over Discord's REST API. A nonce goes with each post, so that a request sent again posts once. */
export function createPoster(options: PosterOptions): Poster {
  const { token, api, ownPosts, log, now = Date.now, watch = UNWATCHED } = options;
  const makeRequest = watchedRequest(watch);
  const rejectOnRateLimit = ({ retryAfter, timeToReset }: RateLimitData) =>
    Math.max(retryAfter, timeToReset) > LONGEST_PAUSE_MS;
  const rest = new REST({ api, rejectOnRateLimit, makeRequest, timeout: TIMEOUT_MS }).setToken(
    token,
  );
  const record = postRecord({ ownPosts }, log, now);

  const attempt = async <T>(work: () => Promise<unknown>): Promise<T> => {
    try {
      return (await work()) as T;
    } catch (error) {
      throw refusedPost(error);
    }
  };
  const rendered = (post: Post): RenderedMessage => {
    const message = render({ visibility: 'public', blocks: post.blocks });
    for (const citation of message.refused) {
      log.error({ citation }, 'An excerpt was withheld: its words are not those of the document');
    }
    return message;
  };

  return {
    async post({ guildId, channelId, replyTo, nonce }, post) {
      const message = rendered(post);
      const body = {
        ...messageBody(message, post),
        nonce: nonce ?? randomBytes(12).toString('hex'),
        enforce_nonce: true,
        ...(replyTo === undefined
          ? {}
          : { message_reference: { message_id: replyTo, fail_if_not_exists: true } }),
      };
      const { id } = await attempt<{ id: Snowflake }>(() =>
        rest.post(Routes.channelMessages(channelId), { body }),
      );
      await record.posted({ guildId, channelId }, { id, ephemeral: false }, message.citations);
      return { channelId, messageId: id };
    },

    async thread({ channelId, messageId }, name) {
      const body = { name: clip(name, LIMITS.threadName), auto_archive_duration: ARCHIVE_AFTER };
      try {
        const thread = (await rest.post(Routes.threads(channelId, messageId), {
          body,
        })) as APIThreadChannel;
        return { threadId: thread.id, existed: false };
      } catch (error) {
        // A thread on a message has the message's id.
        if (isThere(error)) return { threadId: messageId, existed: true };
        throw refusedPost(error);
      }
    },

    async forumPost({ guildId, forumId, tagId }, name, post) {
      const message = rendered(post);
      const body = {
        name: clip(name, LIMITS.threadName),
        auto_archive_duration: ARCHIVE_AFTER,
        message: messageBody(message, post),
        ...(tagId === null ? {} : { applied_tags: [tagId] }),
      };
      const { id } = await attempt<{ id: Snowflake }>(() =>
        rest.post(Routes.threads(forumId), { body }),
      );
      // The first message of a forum's post has the post's id.
      await record.posted({ guildId, channelId: id }, { id, ephemeral: false }, message.citations);
      return { channelId: id, messageId: id };
    },

    async find({ guildId, channelId }, wanted) {
      const found = await attempt<APIMessage | null>(() => findOwnPost(rest, channelId, wanted));
      if (found === null) return null;
      const { id, components = [] } = found;
      const { citations } = shownOf(components);
      await record.posted({ guildId, channelId }, { id, ephemeral: false }, citations);
      return { channelId, messageId: id };
    },

    async remove({ channelId, messageId }) {
      try {
        await rest.delete(Routes.channelMessage(channelId, messageId));
      } catch (error) {
        if (!isGone(error)) throw refusedPost(error);
      }
      await record.removed(messageId);
    },
  };
}

/** Nobody is told of a message but the one person it is for. */
function messageBody({ components, flags }: RenderedMessage, { ping }: Pick<Post, 'ping'>) {
  return {
    components,
    flags: flags & ~MessageFlags.Ephemeral,
    allowed_mentions: {
      parse: [],
      replied_user: false,
      ...(ping === undefined ? {} : { users: [ping] }),
    },
  };
}

function isThere(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage
  );
}

function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
}
