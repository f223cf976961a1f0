import type { WordVectors } from '../../src/retrieval/meaning/word-vectors.ts';

const DIMENSIONS = 24;

/** A table of a few words (terms) with the first numbers of their vectors. Words weigh 1 or what is given. */
export function vectorTable(
  words: Readonly<Record<string, readonly number[]>>,
  weights: ReadonlyMap<string, number> = new Map(),
): WordVectors {
  const terms = Object.keys(words);
  const components = new Int8Array(terms.length * DIMENSIONS);
  const scale = new Float32Array(terms.length);
  for (const [row, vector] of Object.values(words).entries()) {
    components.set(vector, row * DIMENSIONS);
    scale[row] = 1 / Math.hypot(...vector);
  }
  return {
    dimensions: DIMENSIONS,
    components,
    scale,
    dot: (row, other) => {
      let sum = 0;
      for (let at = 0; at < DIMENSIONS; at += 1)
        sum +=
          (components[row * DIMENSIONS + at] ?? 0) * (components[other * DIMENSIONS + at] ?? 0);
      return sum;
    },
    weight: Float32Array.from(terms, (term) => weights.get(term) ?? 1),
    row: (term) => terms.indexOf(term),
    holds: (term) => terms.includes(term),
    rarity: () => 1,
  };
}
