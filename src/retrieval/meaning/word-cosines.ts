import type { WordVectors } from './word-vectors.ts';

/**
 * Compares words with the words in `rows` of the table; a row of -1 is near nothing. Gives their cosines in
 * -1..1, 0 for those that are not above `least`; null where none of them is.
 */
export function cosinesWith(
  rows: readonly number[],
  { scale, dot }: Pick<WordVectors, 'scale' | 'dot'>,
  least: number,
): (row: number) => Float64Array | null {
  const known = rows.flatMap((row, at) => (row < 0 ? [] : [{ row, at }]));
  const own = Int32Array.from(known, ({ row }) => row);
  const places = Int32Array.from(known, ({ at }) => at);
  return (row) => {
    const rowScale = scale[row] ?? 0;
    let found: Float64Array | null = null;
    for (let number = 0; number < own.length; number += 1) {
      const other = own[number] ?? 0;
      const cosine = dot(other, row) * ((scale[other] ?? 0) * rowScale);
      if (cosine <= least) continue;
      found ??= new Float64Array(rows.length);
      found[places[number] ?? 0] = cosine;
    }
    return found;
  };
}
