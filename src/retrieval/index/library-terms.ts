import { passageFrequency } from './postings.ts';
import type { Segment } from './segment.ts';
import { TermDictionary } from './term-dictionary.ts';

/** The terms that a library holds, and ways to find the one a word means. */
export class LibraryTerms {
  readonly #segments: readonly Segment[];
  /** The dictionary of the last segment, which holds the words of all segments. */
  readonly #dictionary: TermDictionary;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#dictionary = segments.at(-1)?.dictionary ?? new TermDictionary();
  }

  /** One more than the highest number of a term. */
  get size(): number {
    return this.#segments.at(-1)?.termCount ?? 0;
  }

  number(term: string): number | undefined {
    const number = this.#dictionary.number(term);
    return number !== undefined && this.holds(number) ? number : undefined;
  }

  term(number: number): string {
    return this.#dictionary.term(number);
  }

  /** The number of the term whose word is written `surface` in some document, accents left out. */
  numberOfSurface(surface: string): number | undefined {
    const number = this.#dictionary.surfaceNumber(surface) ?? -1;
    for (const { meanings } of this.#segments) {
      const meaning = meanings[number] ?? 0;
      if (meaning > 0) return this.holds(meaning - 1) ? meaning - 1 : undefined;
    }
    return undefined;
  }

  /** Numbers of the English terms with the same root, in the order of the alphabet. */
  related(term: string): readonly number[] {
    return this.#sorted(this.#dictionary.related(term).filter((number) => this.holds(number)));
  }

  /**
   * The terms of words spelt almost like `surface`: with two neighbours swapped or `edits` letters
   * wrong (Levenshtein); of several, those with the fewest.
   */
  near(surface: string, edits: number): { readonly number: number; readonly edits: number }[] {
    const swapped = swaps(surface).flatMap(
      (word) => this.number(word) ?? this.numberOfSurface(word) ?? [],
    );
    if (swapped.length > 0) return swapped.map((number) => ({ number, edits: 1 }));
    for (let distance = 1; distance <= edits; distance += 1) {
      const found = this.#dictionary
        .near(surface, distance)
        .flatMap((word) => this.numberOfSurface(word) ?? this.number(word) ?? []);
      if (found.length > 0) {
        return this.#sorted(found).map((number) => ({ number, edits: distance }));
      }
    }
    return [];
  }

  /** Whether a term of this number is in the library. */
  holds(number: number): boolean {
    return this.#segments.some(({ postings }) => passageFrequency(postings, number) > 0);
  }

  /** An order that does not depend on which documents came first. */
  #sorted(numbers: readonly number[]): number[] {
    const terms = [...new Set(numbers)].map((number) => ({ number, term: this.term(number) }));
    return terms.sort((a, b) => (a.term < b.term ? -1 : 1)).map(({ number }) => number);
  }
}

/** The word with each two neighbouring letters swapped. */
function swaps(word: string): string[] {
  return Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
}
