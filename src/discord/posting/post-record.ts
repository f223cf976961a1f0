import { MessageFlags } from 'discord.js';
import type { OwnPosts } from '../../community/own-posts.ts';
import type { PostIntent, PostIntents } from '../../community/post-intents.ts';
import type { Log } from '../../system/log.ts';
import type { Request } from '../command/request.ts';
import { loggable } from '../interactions/failure.ts';
import type { SentMessage } from '../interactions/responder.ts';
import type { RenderedMessage } from '../rendering/render.ts';

export interface RecordPorts {
  readonly ownPosts: OwnPosts;
  readonly postIntents: PostIntents;
}

/** Keeps account of which of the bot's posts cites what. Never rejects: an answer matters more. */
export interface PostRecord {
  /**
   * Remembers what a message that everyone sees cites, in the place of what it cited before.
   * @returns false where it could not; null for a message means that Discord has not said which.
   */
  posted(
    place: Pick<Request, 'channelId' | 'guildId'>,
    message: SentMessage | null,
    citations: readonly string[],
  ): Promise<boolean>;
  removed(messageId: string): Promise<void>;
}

export function postRecord(
  { ownPosts }: Pick<RecordPorts, 'ownPosts'>,
  log: Log,
  now: () => number,
): PostRecord {
  return {
    async posted({ channelId, guildId }, message, citations) {
      if (message === null) return false;
      if (message.ephemeral || channelId === null) return true;
      const postedAt = new Date(now());
      const post = { channelId, messageId: message.id, guildId, citations, postedAt };
      return attempt(log, 'What a post cites could not be recorded', () => ownPosts.record(post));
    },
    async removed(messageId) {
      await attempt(log, 'A deleted post could not be forgotten', () => ownPosts.forget(messageId));
    },
  };
}

/**
 * Notes, before messages go out in answer to an interaction, that they may: a process that ends before
 * Discord names them finds them again (`settleIntents`). `done` is for when all of them are recorded.
 * Never rejects.
 */
export async function intendPosts(
  { postIntents }: Pick<RecordPorts, 'postIntents'>,
  log: Log,
  { channelId, ...intent }: Omit<PostIntent, 'channelId'> & Pick<Request, 'channelId'>,
  messages: readonly RenderedMessage[],
): Promise<{ done(): Promise<void> }> {
  const isKept = messages.some(
    ({ flags, citations }) => (flags & MessageFlags.Ephemeral) === 0 && citations.length > 0,
  );
  if (!isKept || channelId === null) return { done: async () => {} };
  await attempt(log, 'What is about to be posted could not be noted', () =>
    postIntents.add({ ...intent, channelId }),
  );
  return {
    done: async () => {
      await attempt(log, 'A note of what was posted could not be taken away', () =>
        postIntents.drop(intent.interactionId),
      );
    },
  };
}

async function attempt(log: Log, what: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    log.warn(loggable(error), `${what}; the answer itself is not affected`);
    return false;
  }
}
