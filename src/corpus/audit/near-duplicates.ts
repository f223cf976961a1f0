import type { Document, Passage } from '../document/document.ts';

/** Words in a shingle, and the resemblance from which on two texts are copies (Broder 1997). */
const SHINGLE_WORDS = 4;
const ALIKE = 0.8;
/** Shorter passages resemble each other by chance. */
export const MIN_WORDS = 20;
/** A shingle that more passages share says nothing about any two of them, and costs their square. */
const MAX_SHARED = 50;

/**
 * Pairs of passages that say nearly the same, with their resemblance: the share of word shingles that
 * they have in common (A. Broder, "On the resemblance and containment of documents", 1997). A passage is
 * paired with the first one before it that it resembles; equal passages of one document count too.
 */
export function nearDuplicates(
  documents: readonly Document[],
): (readonly [later: Passage, earlier: Passage, resemblance: number])[] {
  const passages: Passage[] = [];
  const sizes: number[] = [];
  const owners = new Map<string, number[]>();
  const pairs: (readonly [Passage, Passage, number])[] = [];
  for (const passage of documents.flatMap((document) => document.passages)) {
    const shingles = shinglesOf(passage);
    if (shingles.size === 0) continue;
    const shared = new Map<number, number>();
    const own = passages.push(passage) - 1;
    sizes.push(shingles.size);
    for (const shingle of shingles) {
      const others = owners.get(shingle) ?? [];
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (others.length < MAX_SHARED) others.push(own);
      owners.set(shingle, others);
    }
    for (const [other, count] of [...shared].sort((a, b) => a[0] - b[0])) {
      const resemblance = count / (shingles.size + (sizes[other] ?? 0) - count);
      const earlier = passages[other];
      if (resemblance < ALIKE || !earlier) continue;
      pairs.push([passage, earlier, resemblance]);
      break;
    }
  }
  return pairs;
}

function shinglesOf({ document, start, end }: Passage): Set<string> {
  const words =
    document.prose
      .slice(start, end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  if (words.length < MIN_WORDS) return shingles;
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) {
    shingles.add(words.slice(at, at + SHINGLE_WORDS).join(' '));
  }
  return shingles;
}
