import type { OwnPost, OwnPosts } from '../../community/own-posts.ts';
import type { PassageHistory } from '../../community/passage-history.ts';
import { citedKey, citedPlace, isCitationId, recentLimit } from '../cited.ts';
import { latestPostFirst } from '../latest-first.ts';
import { daysBefore, type Retention } from '../retention.ts';

/** The bot's own posts in memory, gone when the process ends. */
export function ownPostsInMemory(
  { ownPostDays, ownPostsPerChannel }: Retention,
  history: Pick<PassageHistory, 'find'>,
): OwnPosts {
  const posts = new Map<string, OwnPost>();

  const latest = (which: (post: OwnPost) => boolean) =>
    Array.from(posts.values()).filter(which).sort(latestPostFirst);

  const drop = async (which: (post: OwnPost) => boolean) => {
    const before = posts.size;
    for (const [id, post] of posts) if (which(post)) posts.delete(id);
    return before - posts.size;
  };

  return {
    async record({ channelId, messageId, guildId, citations, postedAt }) {
      const cited = [...new Set(citations)];
      if (cited.length === 0) {
        posts.delete(messageId);
        return;
      }
      const texts = new Map<string, string>();
      for (const citation of cited) {
        const id = citedPlace(citation);
        const known = id && (await history.find(id, guildId));
        if (known?.text) texts.set(citation, known.text);
      }
      const named = texts.size === 0 ? {} : { texts };
      posts.set(messageId, { channelId, messageId, guildId, citations: cited, ...named, postedAt });
      const surplus = latest((post) => post.channelId === channelId).slice(ownPostsPerChannel);
      for (const post of surplus) posts.delete(post.messageId);
    },

    async recent(channelId, limit) {
      return latest((post) => post.channelId === channelId).slice(0, recentLimit(limit));
    },

    async postsCiting(reference, guildId = null) {
      const same = isCitationId(reference)
        ? (citation: string) => citation === reference
        : (citation: string) => citedKey(citation) === reference;
      return latest(
        (post) => post.citations.some(same) && (guildId === null || post.guildId === guildId),
      );
    },

    forget: (messageId) => drop((post) => post.messageId === messageId),
    forgetChannel: (channelId) => drop((post) => post.channelId === channelId),
    forgetGuild: (guildId) => drop((post) => post.guildId === guildId),

    expire(now) {
      const cutoff = daysBefore(now, ownPostDays);
      return drop(({ postedAt }) => postedAt < cutoff);
    },
  };
}
