/** What stands where something was left out, as in excerpts: a heading that is gone as a whole still has its section. */
export const LEFT_OUT = '[…]';

/** Keeps account of what a page shows struck through, which is no longer said and is not read. */
export class StruckText {
  #pieces = 0;
  #line: number | null = null;

  get pieces(): number {
    return this.#pieces;
  }

  /** A piece was left out; `line` is that of the file, from 1, where it is known. */
  add(line: number | null = null): void {
    if (line !== null) this.#line = Math.min(line, this.#line ?? line);
    this.#pieces += 1;
  }

  /** One sentence on what was left out; empty where nothing was. */
  notes(): string[] {
    if (this.#pieces === 0) return [];
    const place = this.#line === null ? '' : `, the first on line ${this.#line}`;
    const pieces = this.#pieces === 1 ? '1 piece' : `${this.#pieces} pieces`;
    return [`struck-through text was left out: ${pieces}${place}.`];
  }
}
