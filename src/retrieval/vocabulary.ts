import SearchableMap from 'minisearch/SearchableMap';
import { rootOf } from '../text/roots.ts';

/** The library's terms, numbered from 0, and ways to find the one a word means. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  /** Words as written (without case and accents) to their term, where an accent changed the stem. */
  readonly #surfaces = new Map<string, string>();
  #roots: Map<string, number[]> | undefined;
  #tree: SearchableMap<number> | undefined;

  get size(): number {
    return this.#terms.length;
  }

  /** The term's number, a new one if it is new. */
  add(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    this.#numbers.set(term, number);
    this.#terms.push(term);
    return number;
  }

  /** Remembers how a word is written without accents, so that it is found when typed without them. */
  noteSurface(surface: string, term: string): void {
    if (surface !== term && !this.#surfaces.has(surface)) this.#surfaces.set(surface, term);
  }

  number(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  term(number: number): string {
    return this.#terms[number] ?? '';
  }

  /** The number of the term whose word is written `surface` in some document, accents left out. */
  numberOfSurface(surface: string): number | undefined {
    const term = this.#surfaces.get(surface);
    return term === undefined ? undefined : this.#numbers.get(term);
  }

  /** Numbers of the English terms with the same root. */
  related(term: string): readonly number[] {
    if (this.#roots === undefined) {
      this.#roots = new Map();
      for (const [number, known] of this.#terms.entries()) {
        const root = rootOf(known);
        const others = this.#roots.get(root);
        if (others === undefined) this.#roots.set(root, [number]);
        else others.push(number);
      }
    }
    return this.#roots.get(rootOf(term)) ?? [];
  }

  /** Terms that begin with `prefix`, with their numbers. */
  startingWith(prefix: string): [term: string, number: number][] {
    return [...this.#searchTree().atPrefix(prefix)];
  }

  /** Terms within `distance` edits (Levenshtein) of `word`: number and distance. */
  near(word: string, distance: number): { number: number; distance: number }[] {
    const found = this.#searchTree().fuzzyGet(word, distance).values();
    return Array.from(found, ([number, edits]) => ({ number, distance: edits }));
  }

  /** MiniSearch's radix tree, made when first needed: most questions spell every word right. */
  #searchTree(): SearchableMap<number> {
    this.#tree ??= SearchableMap.from([...this.#numbers]);
    return this.#tree;
  }
}
