import type { Term } from '../text/analyzer.ts';
import { stem } from '../text/stemmers.ts';
import type { LibraryIndex } from './library-index.ts';

/** A term of the library that a word of the question may mean, and how surely, in 0..1. */
export interface Alternative {
  readonly term: number;
  readonly weight: number;
}

/** The library's terms for a word of the question, surest first. */
export function alternatives(
  word: Term,
  language: string,
  { vocabulary, languages }: LibraryIndex,
): Alternative[] {
  const found = new Map<number, number>();
  const offer = (term: number | undefined, weight: number): void => {
    if (term !== undefined && (found.get(term) ?? 0) < weight) found.set(term, weight);
  };
  offer(vocabulary.number(word.term), 1);
  for (const other of languages) {
    if (other !== language) offer(vocabulary.number(stem(word.surface, other)), 0.7);
  }
  if (found.size === 0) offer(vocabulary.numberOfSurface(word.surface), 1);
  if (found.size === 0) for (const a of corrections(word, vocabulary)) offer(a.term, a.weight);
  return Array.from(found, ([term, weight]) => ({ term, weight }));
}

function corrections(word: Term, vocabulary: LibraryIndex['vocabulary']): Alternative[] {
  const { term } = word;
  if (term.length < 4 || /\d/.test(term)) return [];
  const near = vocabulary.near(term, term.length > 7 ? 2 : 1);
  if (near.length === 0) return [];
  const best = Math.min(...near.map((n) => n.distance));
  return near
    .filter((n) => n.distance === best)
    .slice(0, 5)
    .map((n) => ({ term: n.number, weight: 0.8 / n.distance ** 0.5 }));
}
