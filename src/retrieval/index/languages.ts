import type { Document } from '../../corpus/document/document.ts';

/** How many documents have each language (ISO 639-1). */
export function countLanguages(documents: readonly Document[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { metadata } of documents) {
    const tag = metadata.language.split('-')[0]?.toLowerCase() ?? 'en';
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
}

/** Languages that were counted, the commonest first. */
export function languagesOf(counted: Iterable<ReadonlyMap<string, number>>): string[] {
  const counts = new Map<string, number>();
  for (const some of counted) {
    for (const [tag, count] of some) counts.set(tag, (counts.get(tag) ?? 0) + count);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
}
