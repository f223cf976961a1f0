import type { APIReaction } from 'discord-api-types/v10';
import type { MessageStore } from './message-store.ts';
import type { World } from './world.ts';
import type { StoredMessage } from './world-types.ts';

export interface Emoji {
  readonly id: string | null;
  readonly name: string;
}

/** Who reacted to a message with what. The message itself only carries counts. */
const REACTORS = new WeakMap<StoredMessage, Map<string, { emoji: Emoji; users: Set<string> }>>();

function keyOf(emoji: Emoji): string {
  return emoji.id ?? emoji.name;
}

/** Adds a person's reaction; twice is once. */
export function react(
  store: MessageStore,
  world: World,
  stored: StoredMessage,
  emoji: Emoji,
  userId: string,
): void {
  const all = REACTORS.get(stored) ?? new Map<string, { emoji: Emoji; users: Set<string> }>();
  REACTORS.set(stored, all);
  const entry = all.get(keyOf(emoji)) ?? { emoji, users: new Set<string>() };
  all.set(keyOf(emoji), entry);
  if (entry.users.has(userId)) return;
  entry.users.add(userId);
  store.amend(stored, { reactions: countsOf(stored, world.botId) });
  world.feed.publish({ type: 'reaction-added', stored, userId, emoji });
}

/** Takes a person's reaction away, if it is there. */
export function unreact(
  store: MessageStore,
  world: World,
  stored: StoredMessage,
  emoji: Emoji,
  userId: string,
): void {
  const entry = REACTORS.get(stored)?.get(keyOf(emoji));
  if (entry?.users.delete(userId) !== true) return;
  store.amend(stored, { reactions: countsOf(stored, world.botId) });
  world.feed.publish({ type: 'reaction-removed', stored, userId, emoji });
}

export function reactorsOf(stored: StoredMessage, emoji: Emoji): string[] {
  return [...(REACTORS.get(stored)?.get(keyOf(emoji))?.users ?? [])];
}

function countsOf(stored: StoredMessage, botId: string): APIReaction[] {
  return [...(REACTORS.get(stored)?.values() ?? [])]
    .filter(({ users }) => users.size > 0)
    .map(({ emoji, users }) => ({
      emoji,
      count: users.size,
      count_details: { normal: users.size, burst: 0 },
      me: users.has(botId),
      me_burst: false,
      burst_colors: [],
    }));
}
