import SearchableMap from 'minisearch/SearchableMap';
import { rootOf } from '../../text/roots.ts';

/**
 * The words of a segment and of those that it is changed into, numbered from 0. It only grows, so that a
 * segment in use and the one that is being made from it can share it; which of the words a library holds,
 * its `LibraryTerms` tells. One with a `base` goes on where that one ends: a word that the base had when
 * this one was made keeps its number, so that the two segments of a library have one numbering, and nothing is
 * ever added to the base.
 */
export class TermDictionary {
  readonly #base: TermDictionary | null;
  /** Terms and words as written that the base had at that time. */
  readonly #baseSize: number;
  readonly #baseSurfaces: number;
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #surfaceNumbers = new Map<string, number>();
  readonly #surfaceForms: string[] = [];
  /** By root the term that came last, and by term the one before it with the same root, or -1. */
  readonly #lastOfRoot = new Map<string, number>();
  readonly #sameRoot: number[] = [];
  /** MiniSearch's radix tree over terms and words as written, for spellings that are only near. */
  readonly #tree = new SearchableMap<true>();

  constructor(base: TermDictionary | null = null) {
    this.#base = base;
    this.#baseSize = base?.size ?? 0;
    this.#baseSurfaces = base?.surfaceCount ?? 0;
  }

  /** Terms so far, those of the base counted. */
  get size(): number {
    return this.#baseSize + this.#terms.length;
  }

  /** Terms of its own, which the base has not. */
  get ownSize(): number {
    return this.#terms.length;
  }

  /** Words as written so far, those of the base counted; they have numbers of their own. */
  get surfaceCount(): number {
    return this.#baseSurfaces + this.#surfaceForms.length;
  }

  /** Whether it goes on where `base` ends, as that is now. */
  continues(base: TermDictionary | null): boolean {
    return (
      this.#base === base &&
      this.#baseSize === (base?.size ?? 0) &&
      this.#baseSurfaces === (base?.surfaceCount ?? 0)
    );
  }

  /** The term's number, a new one if it is new. */
  add(term: string): number {
    const known = this.number(term);
    if (known !== undefined) return known;
    const number = this.size;
    this.#numbers.set(term, number);
    this.#terms.push(term);
    const root = rootOf(term);
    this.#sameRoot.push(this.#lastOfRoot.get(root) ?? -1);
    this.#lastOfRoot.set(root, number);
    this.#tree.set(term, true);
    return number;
  }

  /** The number of a word as written, a new one if it is new. */
  addSurface(surface: string): number {
    const known = this.surfaceNumber(surface);
    if (known !== undefined) return known;
    const number = this.surfaceCount;
    this.#surfaceNumbers.set(surface, number);
    this.#surfaceForms.push(surface);
    this.#tree.set(surface, true);
    return number;
  }

  number(term: string): number | undefined {
    const before = this.#base?.number(term);
    return before !== undefined && before < this.#baseSize ? before : this.#numbers.get(term);
  }

  surfaceNumber(surface: string): number | undefined {
    const before = this.#base?.surfaceNumber(surface);
    return before !== undefined && before < this.#baseSurfaces
      ? before
      : this.#surfaceNumbers.get(surface);
  }

  term(number: number): string {
    if (number < this.#baseSize) return this.#base?.term(number) ?? '';
    return this.#terms[number - this.#baseSize] ?? '';
  }

  surface(number: number): string {
    if (number < this.#baseSurfaces) return this.#base?.surface(number) ?? '';
    return this.#surfaceForms[number - this.#baseSurfaces] ?? '';
  }

  /** Numbers of the terms with the same root. */
  related(term: string): number[] {
    const found = this.#base?.related(term).filter((number) => number < this.#baseSize) ?? [];
    let number = this.#lastOfRoot.get(rootOf(term)) ?? -1;
    for (; number >= 0; number = this.#sameRoot[number - this.#baseSize] ?? -1) found.push(number);
    return found;
  }

  /**
   * Terms and words as written within `edits` letters (Levenshtein) of `word`; among them some that came to
   * the base later, which have no number here.
   */
  near(word: string, edits: number): string[] {
    const own = this.#tree.fuzzyGet(word, edits).keys();
    return [...(this.#base?.near(word, edits) ?? []), ...own];
  }
}
