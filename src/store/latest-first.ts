import type { OwnPost } from '../community/own-posts.ts';
import type { RememberedPassage } from '../community/passage-history.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The order in which remembered passages are given; dates alone leave most of them equal. */
export function latestSeenFirst(a: RememberedPassage, b: RememberedPassage): number {
  return (
    b.lastSeen.getTime() - a.lastSeen.getTime() ||
    compare(a.server ?? '', b.server ?? '') ||
    compare(a.key, b.key) ||
    a.section - b.section ||
    a.passage - b.passage ||
    b.firstSeen.getTime() - a.firstSeen.getTime()
  );
}

/** Later posts first; of two in the same millisecond, the one with the greater id. */
export function latestPostFirst(a: OwnPost, b: OwnPost): number {
  return (
    b.postedAt.getTime() - a.postedAt.getTime() ||
    (a.messageId < b.messageId ? 1 : -Number(a.messageId > b.messageId))
  );
}
