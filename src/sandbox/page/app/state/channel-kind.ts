import type { Channel } from '../wire/view.ts';

/** Announcement, public and private threads (Discord: "Channel Types"). */
const THREADS: readonly number[] = [10, 11, 12];

export function isThread({ type }: Pick<Channel, 'type'>): boolean {
  return THREADS.includes(type);
}

/** A channel whose every post is a thread. */
export function isForum({ type }: Pick<Channel, 'type'>): boolean {
  return type === 15;
}

export function isDirect({ guild_id }: Pick<Channel, 'guild_id'>): boolean {
  return guild_id === undefined;
}
