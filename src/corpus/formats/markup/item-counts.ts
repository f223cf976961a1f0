import { formatNumber } from '../word/number-formats.ts';

/** How AsciiDoc counts in a list within a list. */
const FORMATS = ['decimal', 'lowerLetter', 'lowerRoman', 'upperLetter', 'upperRoman'];

/** Counts the items of lists whose numbers nobody wrote, by how deep they stand. */
export class ItemCounts {
  #counts: number[] = [];

  /** The mark that a page shows before the next item: `2.`, `b.`. */
  next(depth: number): string {
    const above = this.#counts.slice(0, depth);
    while (above.length < depth) above.push(0);
    const number = (this.#counts[depth] ?? 0) + 1;
    this.#counts = [...above, number];
    return `${formatNumber(number, FORMATS[depth] ?? 'decimal')}.`;
  }

  /** The next item is the first of its list, or has this number. */
  reset(next = 1): void {
    this.#counts = next === 1 ? [] : [next - 1];
  }
}
