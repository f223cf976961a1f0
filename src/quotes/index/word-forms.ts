import { fnv1a16 } from '../../system/fnv1a.ts';

/**
 * The word forms of a library and of those that it is changed into, numbered from 0. It only grows, so
 * that an index in use and the one that is being made from it can share it.
 */
export class WordForms {
  readonly #numbers = new Map<string, number>();
  readonly #forms: string[] = [];
  #hashes = new Uint16Array(1024);

  get size(): number {
    return this.#forms.length;
  }

  /** The form's number, a new one if it is new. */
  add(form: string): number {
    const known = this.#numbers.get(form);
    if (known !== undefined) return known;
    const number = this.#forms.length;
    this.#numbers.set(form, number);
    this.#forms.push(form);
    if (number === this.#hashes.length) {
      const larger = new Uint16Array(number * 2);
      larger.set(this.#hashes);
      this.#hashes = larger;
    }
    this.#hashes[number] = fnv1a16(form);
    return number;
  }

  number(form: string): number | undefined {
    return this.#numbers.get(form);
  }

  form(number: number): string {
    return this.#forms[number] ?? '';
  }

  /** `fnv1a16` of a form. */
  hash(number: number): number {
    return this.#hashes[number] ?? 0;
  }
}
