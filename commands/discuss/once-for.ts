import type { Posted } from '../../src/discord/command/poster.ts';

/** Messages whose discussion is remembered, so that a second press leads to the same place. */
const MOST_REMEMBERED = 500;

const remembered = new WeakMap<object, Map<string, Promise<Posted>>>();

/**
 * Posts once for a message, however often and by how many it is pressed, as long as the bot runs; what failed
 * may be tried again. `owner` is whatever lives as long as the bot.
 */
export function onceFor(
  owner: object,
  messageId: string,
  post: () => Promise<Posted>,
): Promise<Posted> {
  const posts = remembered.get(owner) ?? new Map<string, Promise<Posted>>();
  remembered.set(owner, posts);
  const before = posts.get(messageId);
  if (before) return before;
  const posting = post();
  posts.set(messageId, posting);
  posting.catch(() => posts.delete(messageId));
  const [oldest] = posts.keys();
  if (posts.size > MOST_REMEMBERED && oldest !== undefined) posts.delete(oldest);
  return posting;
}
