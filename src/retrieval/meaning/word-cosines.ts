import { LEADING, type WordVectors } from './word-vectors.ts';

/**
 * Compares words with the words in `rows` of the table; a row of -1 is near nothing. Gives their cosines in
 * -1..1, or something below `least` where one cannot reach it; null where none of them does.
 */
export function cosinesWith(
  rows: readonly number[],
  { components, scale, rest, dimensions }: WordVectors,
  least: number,
): (row: number) => Float64Array | null {
  const known = rows.flatMap((row, at) => (row < 0 ? [] : [{ row, at }]));
  const own = new Int32Array(known.length * dimensions);
  for (const [number, { row }] of known.entries())
    own.set(components.subarray(row * dimensions, (row + 1) * dimensions), number * dimensions);
  const places = Int32Array.from(known, ({ at }) => at);
  const ownScale = Float64Array.from(known, ({ row }) => scale[row] ?? 0);
  const ownRest = Float64Array.from(known, ({ row }) => rest[row] ?? 0);
  return (row) => {
    const from = row * dimensions;
    const rowScale = scale[row] ?? 0;
    const rowRest = rest[row] ?? 0;
    let found: Float64Array | null = null;
    for (let number = 0; number < places.length; number += 1) {
      const factor = (ownScale[number] ?? 0) * rowScale;
      const at = number * dimensions;
      let sum = 0;
      for (let i = 0; i < LEADING; i += 1)
        sum = (sum + Math.imul(own[at + i] ?? 0, components[from + i] ?? 0)) | 0;
      // Cauchy and Schwarz: what is left adds no more than the product of the lengths.
      if (sum * factor + (ownRest[number] ?? 0) * rowRest < least) continue;
      for (let i = LEADING; i < dimensions; i += 1)
        sum = (sum + Math.imul(own[at + i] ?? 0, components[from + i] ?? 0)) | 0;
      const cosine = sum * factor;
      if (cosine <= least) continue;
      found ??= new Float64Array(rows.length);
      found[places[number] ?? 0] = cosine;
    }
    return found;
  };
}
