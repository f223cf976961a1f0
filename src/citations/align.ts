/** A run of words in a longer text, and how many words must change to make it the shorter one. */
export interface Alignment {
  /** Index of the first word, and of the word behind the last. */
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/**
 * The run in `hay[from, to)` that is closest to `needle` by word edits: insertion, deletion and
 * substitution cost 1 each, and words of `hay` before and behind the run cost nothing (Sellers 1980,
 * "The theory and computation of evolutionary distances"). Of equal runs the first. Time
 * `needle × (to - from)`.
 */
export function align(
  needle: ArrayLike<number>,
  hay: ArrayLike<number>,
  from = 0,
  to = hay.length,
): Alignment {
  const width = to - from;
  let costs = new Uint32Array(width + 1);
  let begins = Uint32Array.from({ length: width + 1 }, (_, index) => index);
  let nextCosts = new Uint32Array(width + 1);
  let nextBegins = new Uint32Array(width + 1);
  for (let row = 1; row <= needle.length; row += 1) {
    const word = needle[row - 1];
    nextCosts[0] = row;
    nextBegins[0] = 0;
    for (let column = 1; column <= width; column += 1) {
      const replaced = (costs[column - 1] ?? 0) + (hay[from + column - 1] === word ? 0 : 1);
      const missing = (costs[column] ?? 0) + 1;
      const extra = (nextCosts[column - 1] ?? 0) + 1;
      if (replaced <= missing && replaced <= extra) {
        nextCosts[column] = replaced;
        nextBegins[column] = begins[column - 1] ?? 0;
      } else if (missing <= extra) {
        nextCosts[column] = missing;
        nextBegins[column] = begins[column] ?? 0;
      } else {
        nextCosts[column] = extra;
        nextBegins[column] = nextBegins[column - 1] ?? 0;
      }
    }
    [costs, nextCosts] = [nextCosts, costs];
    [begins, nextBegins] = [nextBegins, begins];
  }
  let best = 0;
  for (let column = 1; column <= width; column += 1) {
    if ((costs[column] ?? 0) < (costs[best] ?? 0)) best = column;
  }
  return { from: from + (begins[best] ?? 0), to: from + best, distance: costs[best] ?? 0 };
}
