import { PlainError } from '../../system/errors.ts';
import type { Post } from './reply.ts';

/** A refusal that lasts until somebody changes something: a place is gone, or a permission is. */
export class ClosedPlace extends PlainError {}

export interface PostPlace {
  readonly guildId: string;
  readonly channelId: string;
  /** The message that it replies to; where that is gone, nothing is posted. */
  readonly replyTo?: string;
  /** At most 25 characters: of two posts with one nonce within minutes Discord takes the first alone. */
  readonly nonce?: string;
}

/** Where something was posted or opened. */
export interface Posted {
  readonly channelId: string;
  readonly messageId: string;
}

interface OpenedThread {
  readonly threadId: string;
  /** Whether it was there before. */
  readonly existed: boolean;
}

/**
 * Posts as the bot itself, beside the answers to interactions. Whatever the network does, nothing is
 * posted twice. All throw PlainError, one sentence, for what Discord refuses; then nothing was posted.
 */
export interface Poster {
  post(place: PostPlace, post: Post): Promise<Posted>;
  /** A thread on a message; the one that is there already, if there is one. */
  thread(message: Posted, name: string): Promise<OpenedThread>;
  /** A post in a forum, with its first message. */
  forumPost(
    forum: { readonly guildId: string; readonly forumId: string; readonly tagId: string | null },
    name: string,
    post: Post,
  ): Promise<Posted>;
  /**
   * A post of the bot's own in a channel, one of whose buttons has a `custom_id` that begins so: among the last
   * 50 messages there, and the 50 from `since` on. It counts as recorded then. Null where there is none.
   */
  find(
    place: { readonly guildId: string; readonly channelId: string },
    wanted: { readonly customIdStart: string; readonly since: Date },
  ): Promise<Posted | null>;
  /** Takes away a message of the bot's own; none where it is gone already. */
  remove(message: Posted): Promise<void>;
}
