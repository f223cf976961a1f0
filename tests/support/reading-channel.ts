import { placeOf } from '../../src/community/readings/parts.ts';
import type { Reading } from '../../src/community/readings/readings.ts';
import type { Poster } from '../../src/discord/command/poster.ts';
import type { Post } from '../../src/discord/command/reply.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { buttonsIn, textIn } from './replies.ts';
import { requestOf } from './request.ts';

export const READING_CHANNEL = '200000000000000007';
export const READING_LOG = '200000000000000009';
const SERVER = requestOf().serverId ?? '';

interface ChannelPost {
  readonly channelId: string;
  readonly post: Post;
  readonly text: string;
}

/** A poster that keeps what it posts, and finds it again by its buttons; nonces mean nothing to it. */
export function postingInMemory(refuse: () => Error | null = () => null) {
  const posts: ChannelPost[] = [];
  const poster: Pick<Poster, 'post' | 'find'> = {
    async post({ channelId }, post) {
      const refusal = refuse();
      if (refusal) throw refusal;
      posts.push({
        channelId,
        post,
        text: textIn({ visibility: 'public', blocks: post.blocks }),
      });
      return { channelId, messageId: String(posts.length) };
    },
    async find({ channelId }, { customIdStart }) {
      const at = posts.findIndex(
        (one) =>
          one.channelId === channelId &&
          buttonsIn({ visibility: 'public', blocks: one.post.blocks }).some(({ customId }) =>
            customId.startsWith(customIdStart),
          ),
      );
      return at < 0 ? null : { channelId, messageId: String(at + 1) };
    },
  };
  /** The numbers of the parts that were posted, in order. */
  const parts = (channelId = READING_CHANNEL) =>
    posts.flatMap((one) => {
      const part = /^Part (\d+) of \d+$/m.exec(one.text)?.[1];
      return one.channelId === channelId && part !== undefined ? [Number(part)] : [];
    });
  const told = () => posts.filter((one) => one.channelId === READING_LOG).map(({ text }) => text);
  return { posts, poster, parts, told };
}

/** A reading of the small library's lighthouse, a passage a day at eight in Berlin, from 4 May 2026 on. */
export function readingOf(library: Library, changes: Partial<Reading> = {}): Reading {
  const document = library.documents.find(({ metadata }) => metadata.key === 'LIGHT');
  const [first] = document?.passages ?? [];
  if (!first) throw new Error('no lighthouse');
  return {
    run: '0123abcd',
    serverId: SERVER,
    channelId: READING_CHANNEL,
    key: 'LIGHT',
    schedule: { days: '1234567', time: '08:00', zone: 'Europe/Berlin' },
    words: 20,
    part: 1,
    place: placeOf(first),
    dueAt: new Date('2026-05-04T06:00:00Z'),
    claimedAt: null,
    end: null,
    ...changes,
  };
}
