/** A list that keeps its newest entries only, so that a sandbox left running does not grow. */
export class Ring<T> {
  readonly #limit: number;
  #items: T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(item: T): void {
    this.#items.push(item);
    if (this.#items.length > this.#limit) this.#items = this.#items.slice(-this.#limit);
  }

  /** Oldest first. */
  get items(): readonly T[] {
    return this.#items;
  }
}
