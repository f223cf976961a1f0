/** How near passages are to a question in meaning. */
export interface Nearness {
  /** Cosine with a passage, in -1..1; where that is below `least`, some number below it. */
  cosineFrom(passage: number, least: number): number;
}

/** Passages that are looked at for their meaning alone, whatever words they hold. */
const KEPT = 30;

/**
 * Above so many passages only those that share a word with the question are compared: a cosine of 64
 * numbers takes some 70 ns, so that more would take longer than everything else together.
 */
const MOST_COMPARED = 6_000;

/** Numbers of the passages nearest to the question in meaning, the nearest first. */
export function nearestPassages(
  meaning: Nearness,
  passages: number,
  allowed: (passage: number) => boolean,
): readonly number[] {
  if (passages > MOST_COMPARED) return [];
  const kept: number[] = [];
  const cosines: number[] = [];
  for (let passage = 0; passage < passages; passage += 1) {
    const least = kept.length === KEPT ? (cosines[KEPT - 1] ?? 0) : 0;
    const cosine = meaning.cosineFrom(passage, least);
    if (cosine <= least) continue;
    if (!allowed(passage)) continue;
    let at = Math.min(kept.length, KEPT - 1);
    while (at > 0 && (cosines[at - 1] ?? 0) < cosine) {
      cosines[at] = cosines[at - 1] ?? 0;
      kept[at] = kept[at - 1] ?? 0;
      at -= 1;
    }
    cosines[at] = cosine;
    kept[at] = passage;
  }
  return kept;
}
