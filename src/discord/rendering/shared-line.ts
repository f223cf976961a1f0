import type { Markdown } from './markdown.ts';

/** Marks the line that says who shared a message, so that it stays when a page is turned. */
export const SHARED_ID = 7002;
/** Characters of the longest such line: ids have 20 digits at the most. */
export const SHARED_LENGTH = sharedBy('9'.repeat(20)).markdown.length;

/**
 * Says who shared it: a shared question is that person's words, and the bot's name stands above them.
 * Shown as a mention; nobody is pinged, since mentions are shut off for whatever the bot sends.
 */
export function sharedBy(userId: string): Markdown {
  return { markdown: `-# Shared by <@${userId}> from a private answer.` };
}
