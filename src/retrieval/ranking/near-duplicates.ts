import type { Span } from '../../text/span.ts';
import type { PassagePlace } from '../index/library-index.ts';
import type { Ranked } from './ranking.ts';

/** From this share of common words on, two passages say the same. */
const SAME = 0.85;

/** A passage to show with the part of it that is shown. */
export interface Shown {
  readonly ranked: Ranked;
  readonly span: Span;
}

/**
 * The best `limit` that say different things, each with its excerpt. Left out are a passage whose words
 * are nearly those of a better one (Jaccard index over its terms) and one of whose excerpt nearly every
 * word stands in a better excerpt, so that what is shown complements what was shown.
 */
export function withoutNearDuplicates(
  ranked: readonly Ranked[],
  limit: number,
  excerptOf: (one: Ranked) => Span,
): Shown[] {
  const kept: (Shown & Record<'whole' | 'shown', ReadonlySet<number>>)[] = [];
  for (const one of ranked) {
    if (kept.length >= limit) break;
    const whole = termsOf(one.candidate);
    if (kept.some((better) => jaccard(whole, better.whole) >= SAME)) continue;
    const span = excerptOf(one);
    const shown = termsOf(one.candidate, span);
    if (kept.some((better) => contained(shown, better.shown) >= SAME)) continue;
    kept.push({ ranked: one, span, whole, shown });
  }
  return kept;
}

/** The terms of a passage, or of a part of it. */
function termsOf(
  { segment, local }: PassagePlace,
  within: Span = { start: 0, end: Number.POSITIVE_INFINITY },
): Set<number> {
  const found = new Set<number>();
  const { terms } = segment;
  const stop = terms.firstToken[local + 1] ?? 0;
  for (let token = terms.firstToken[local] ?? 0; token < stop; token += 1) {
    const start = terms.start[token] ?? 0;
    if (start >= within.start && start < within.end) found.add(terms.term[token] ?? 0);
  }
  return found;
}

/** Common members over all members, in 0..1. */
export function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const common = commonOf(one, other);
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}

/** Share of `part` that `whole` holds; 0 of nothing. */
function contained(part: ReadonlySet<number>, whole: ReadonlySet<number>): number {
  return part.size === 0 ? 0 : commonOf(part, whole) / part.size;
}

function commonOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let common = 0;
  for (const member of one) if (other.has(member)) common += 1;
  return common;
}
