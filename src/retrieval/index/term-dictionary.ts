import SearchableMap from 'minisearch/SearchableMap';
import { rootOf } from '../../text/roots.ts';

/**
 * The words of a library and of those that it is changed into, numbered from 0. It only grows, so that a
 * library in use and the one that is being made from it can share it; which of the words a library holds,
 * its `LibraryTerms` tells.
 */
export class TermDictionary {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #surfaceNumbers = new Map<string, number>();
  readonly #surfaceForms: string[] = [];
  /** By root the term that came last, and by term the one before it with the same root, or -1. */
  readonly #lastOfRoot = new Map<string, number>();
  readonly #sameRoot: number[] = [];
  /** MiniSearch's radix tree over terms and words as written, for spellings that are only near. */
  readonly #tree = new SearchableMap<true>();

  /** Terms so far. */
  get size(): number {
    return this.#terms.length;
  }

  /** Words as written so far; they have numbers of their own. */
  get surfaceCount(): number {
    return this.#surfaceForms.length;
  }

  /** The term's number, a new one if it is new. */
  add(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
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
    const known = this.#surfaceNumbers.get(surface);
    if (known !== undefined) return known;
    const number = this.#surfaceForms.length;
    this.#surfaceNumbers.set(surface, number);
    this.#surfaceForms.push(surface);
    this.#tree.set(surface, true);
    return number;
  }

  number(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  surfaceNumber(surface: string): number | undefined {
    return this.#surfaceNumbers.get(surface);
  }

  term(number: number): string {
    return this.#terms[number] ?? '';
  }

  surface(number: number): string {
    return this.#surfaceForms[number] ?? '';
  }

  /** Numbers of the terms with the same root. */
  related(term: string): number[] {
    const found: number[] = [];
    let number = this.#lastOfRoot.get(rootOf(term)) ?? -1;
    for (; number >= 0; number = this.#sameRoot[number] ?? -1) found.push(number);
    return found;
  }

  /** Terms and words as written within `edits` letters (Levenshtein) of `word`. */
  near(word: string, edits: number): string[] {
    return [...this.#tree.fuzzyGet(word, edits).keys()];
  }
}
