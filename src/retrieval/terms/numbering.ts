/** Numbers texts from 0 in the order they come in. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  /** The text's number, the next one if it is new. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  /** The texts by their numbers. */
  texts(): string[] {
    return [...this.#numbers.keys()];
  }
}
