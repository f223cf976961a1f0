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

  /**
   * The terms of words spelt almost like `surface`: with two neighbours swapped or `edits` letters
   * wrong (Levenshtein); of several, those with the fewest.
   */
  near(surface: string, edits: number): { readonly number: number; readonly edits: number }[] {
    const swapped = swaps(surface).flatMap((word) => this.#meaning(word) ?? []);
    if (swapped.length > 0) return swapped.map((number) => ({ number, edits: 1 }));
    for (let distance = 1; distance <= edits; distance += 1) {
      const found = [...this.#searchTree().fuzzyGet(surface, distance).values()];
      if (found.length > 0) return found.map(([number]) => ({ number, edits: distance }));
    }
    return [];
  }

  /** The number of a term, or of the term of a word. */
  #meaning(word: string): number | undefined {
    return this.#numbers.get(word) ?? this.numberOfSurface(word);
  }

  /** MiniSearch's radix tree over words as written and terms, for spellings that are only near. */
  #searchTree(): SearchableMap<number> {
    if (this.#tree === undefined) {
      this.#tree = SearchableMap.from([...this.#numbers]);
      for (const [surface, term] of this.#surfaces) this.#tree.set(surface, this.add(term));
    }
    return this.#tree;
  }

  /** Makes what the first misspelt or related word would otherwise have to wait for. */
  prepare(): void {
    this.#searchTree();
    this.related('');
  }
}

/** The word with each two neighbouring letters swapped. */
function swaps(word: string): string[] {
  return Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
}
