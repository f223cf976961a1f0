/** A list of whole numbers in 0..2^32-1 that grows; 4 bytes each where a plain array takes 8 or more. */
export class GrowingArray {
  #values = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The values so far in an array of just their number. */
  toArray(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }
}
