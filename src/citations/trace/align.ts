/** A run of words in a longer text, and how many words must change to make it the shorter one. */
export interface Alignment {
  /** Index of the first word, and of the word after the last. */
  readonly from: number;
  readonly to: number;
  readonly distance: number;
  /** Words of the shorter text that stand in the run, in the same order. */
  readonly matched: number;
}

/** A word put in or left out. */
const EDIT = 10;
/** A word for another costs more, so that of equal edits those win that find more words again. */
const EXCHANGE = 11;
/** At the ends a changed word is set against the word in its place rather than against nothing. */
const EDIT_AT_END = 12;

/** Words compared before other work may come in between: some milliseconds. */
const STRETCH = 500_000;

/**
 * The run in `hay[from, to)` that is closest to `needle` by word edits: insertion and deletion
 * cost 1, substitution 1.1, and words of `hay` before and after the run cost nothing (Sellers 1980,
 * "The theory and computation of evolutionary distances"). After a word of `needle` whose number is in
 * `gaps` words of `hay` may be passed over for nothing. Of equal runs the first. Time
 * `needle × (to - from)`, in steps for `runYielding`.
 */
export function* alignSteps(
  needle: ArrayLike<number>,
  hay: ArrayLike<number>,
  from: number,
  to: number,
  gaps: ReadonlySet<number> = new Set(),
): Generator<void, Alignment> {
  const rows = Math.max(1, Math.floor(STRETCH / (to - from + 1)));
  const width = to - from;
  let costs = new Uint32Array(width + 1);
  let begins = Uint32Array.from({ length: width + 1 }, (_, index) => index);
  let nextCosts = new Uint32Array(width + 1);
  let nextBegins = new Uint32Array(width + 1);
  let matches = new Uint32Array(width + 1);
  let nextMatches = new Uint32Array(width + 1);
  for (let row = 1; row <= needle.length; row += 1) {
    if (row % rows === 0) yield;
    const word = needle[row - 1];
    const passing = gaps.has(row - 1) && row < needle.length ? 0 : EDIT;
    const dropping = row === 1 || row === needle.length ? EDIT_AT_END : EDIT;
    nextCosts[0] = row * EDIT;
    nextBegins[0] = 0;
    nextMatches[0] = 0;
    for (let column = 1; column <= width; column += 1) {
      const same = hay[from + column - 1] === word;
      const replaced = (costs[column - 1] ?? 0) + (same ? 0 : EXCHANGE);
      const missing = (costs[column] ?? 0) + dropping;
      const extra = (nextCosts[column - 1] ?? 0) + passing;
      if (replaced <= missing && replaced <= extra) {
        nextCosts[column] = replaced;
        nextBegins[column] = begins[column - 1] ?? 0;
        nextMatches[column] = (matches[column - 1] ?? 0) + (same ? 1 : 0);
      } else if (missing <= extra) {
        nextCosts[column] = missing;
        nextBegins[column] = begins[column] ?? 0;
        nextMatches[column] = matches[column] ?? 0;
      } else {
        nextCosts[column] = extra;
        nextBegins[column] = nextBegins[column - 1] ?? 0;
        nextMatches[column] = nextMatches[column - 1] ?? 0;
      }
    }
    [costs, nextCosts] = [nextCosts, costs];
    [begins, nextBegins] = [nextBegins, begins];
    [matches, nextMatches] = [nextMatches, matches];
  }
  let best = 0;
  for (let column = 1; column <= width; column += 1) {
    if ((costs[column] ?? 0) < (costs[best] ?? 0)) best = column;
  }
  return {
    from: from + (begins[best] ?? 0),
    to: from + best,
    distance: (costs[best] ?? 0) / EDIT,
    matched: matches[best] ?? 0,
  };
}
