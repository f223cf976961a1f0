import type { Place } from '../../src/discord/command/places.ts';
import { missingPermissions } from '../../src/discord/interactions/permissions.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';

/** Names the permissions that the bot lacks in a place; null where it lacks none. */
export function missingIn(place: Place, needed: bigint): Markdown | null {
  const missing = missingPermissions(place.permissions, needed);
  if (missing.length === 0) return null;
  const names = new Intl.ListFormat('en').format(missing);
  return markdown`⚠️ I lack ${names} in ${channelMention(place.id)}.`;
}

/** A channel as Discord shows it, by name and as a link. */
export function channelMention(id: string): Markdown {
  return /^\d{17,20}$/.test(id) ? { markdown: `<#${id}>` } : markdown`${id}`;
}
