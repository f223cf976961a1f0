import type { LibraryIndex } from './library-index.ts';
import type { Ranked } from './ranking.ts';

/** From this share of common words on, two passages say the same. */
const SAME = 0.85;

/**
 * The best `limit` that say different things: a passage whose words are nearly those of a better one
 * (Jaccard index over its terms) is left out, so that what is shown complements what was shown.
 */
export function withoutNearDuplicates(
  ranked: readonly Ranked[],
  limit: number,
  index: LibraryIndex,
): Ranked[] {
  const kept: { readonly one: Ranked; readonly terms: ReadonlySet<number> }[] = [];
  for (const one of ranked) {
    if (kept.length >= limit) break;
    const terms = termsOf(one.candidate.passage, index);
    if (!kept.some((better) => jaccard(terms, better.terms) >= SAME)) kept.push({ one, terms });
  }
  return kept.map(({ one }) => one);
}

function termsOf(passage: number, { terms }: LibraryIndex): Set<number> {
  return new Set(terms.term.subarray(terms.firstToken[passage], terms.firstToken[passage + 1]));
}

/** Common members over all members, in 0..1. */
export function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let common = 0;
  for (const member of one) if (other.has(member)) common += 1;
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}
