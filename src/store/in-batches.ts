import { setImmediate as nextTurn } from 'node:timers/promises';

/** Rows in one statement: a few milliseconds of work, and far below SQLite's 32,766 parameters. */
export const ROWS_AT_ONCE = 250;

/** Works on slices of `items`, letting the event loop turn between two. */
export async function inBatches<T>(
  items: readonly T[],
  work: (slice: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
    if (start > 0) await nextTurn();
    await work(items.slice(start, start + ROWS_AT_ONCE));
  }
}

/**
 * Repeats a deletion of up to `ROWS_AT_ONCE` rows until there are no more, letting the event loop
 * turn between two.
 * @param deleteSome deletes up to `limit` rows and says how many.
 * @param most stops after this many rows.
 * @returns how many rows were deleted.
 */
export async function deleteInBatches(
  deleteSome: (limit: number) => Promise<number>,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let deleted = 0;
  while (deleted < most) {
    const limit = Math.min(ROWS_AT_ONCE, most - deleted);
    const now = await deleteSome(limit);
    deleted += now;
    if (now < limit) break;
    await nextTurn();
  }
  return deleted;
}
