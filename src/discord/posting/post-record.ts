import type { OwnPosts } from '../../community/own-posts.ts';
import type { Log } from '../../system/log.ts';
import type { Request } from '../command/request.ts';
import { loggable } from '../interactions/failure.ts';
import type { SentMessage } from '../interactions/responder.ts';

/** Keeps account of which of the bot's posts cites what. Never rejects: an answer matters more. */
export interface PostRecord {
  /** Remembers what a message that everyone sees cites, in the place of what it cited before. */
  posted(
    place: Pick<Request, 'channelId' | 'guildId'>,
    message: SentMessage | null,
    citations: readonly string[],
  ): Promise<void>;
  removed(messageId: string): Promise<void>;
}

export function postRecord(posts: OwnPosts, log: Log, now: () => number): PostRecord {
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn(loggable(error), `${what}; the answer itself is not affected`);
    }
  };
  return {
    async posted({ channelId, guildId }, message, citations) {
      if (message === null || message.ephemeral || channelId === null) return;
      const postedAt = new Date(now());
      const post = { channelId, messageId: message.id, guildId, citations, postedAt };
      await attempt('What a post cites could not be recorded', () => posts.record(post));
    },
    removed: (messageId) =>
      attempt('A deleted post could not be forgotten', () => posts.forget(messageId)),
  };
}
