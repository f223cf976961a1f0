import type { ModelFile } from '../../src/retrieval/encoder/model-file.ts';
import type { ModelArrays } from './random-model.ts';

/** Rows of numbers. */
export type Rows = readonly (readonly number[])[];

/** BERT with the mean of its last rows, plainly and slowly, with whole floats. Devlin et al. 2019. */
export function referenceEncode(
  { layers, width, heads, inner }: ModelFile['shape'],
  arrays: ModelArrays,
  tokens: readonly number[],
): readonly number[] {
  const numbers = (name: string): readonly number[] => {
    const found = arrays.get(name);
    if (found === undefined) throw new Error(`no ${name}`);
    return [...found];
  };
  const matrix = (name: string, columns: number): Rows => {
    const scale = numbers(`${name}Scale`);
    return inRows(numbers(name), columns).map((row, at) => row.map((one) => one * at0(scale, at)));
  };
  const linear = (rows: Rows, name: string, columns: number): Rows => {
    const weights = matrix(name, columns);
    const bias = numbers(`${name}Bias`);
    return rows.map((row) => weights.map((one, at) => dot(row, one) + at0(bias, at)));
  };
  const norm = (rows: Rows, name: string, shift: string): Rows =>
    rows.map((row) => normal(row, numbers(name), numbers(shift)));
  const words = matrix('words', width);
  const places = inRows(numbers('positions'), width);
  let state = norm(
    tokens.map((token, place) => sumOf(words[token] ?? [], places[place] ?? [])),
    'norm',
    'normShift',
  );
  for (let layer = 0; layer < layers; layer += 1) {
    const [query, key, value] = ['query', 'key', 'value'].map((name) =>
      linear(state, `${layer}.${name}`, width),
    ) as [Rows, Rows, Rows];
    const attended = referenceAttention(query, key, value, heads);
    const mixed = linear(attended, `${layer}.attended`, width);
    state = norm(
      state.map((row, at) => sumOf(row, mixed[at] ?? [])),
      `${layer}.attendedNorm`,
      `${layer}.attendedNormShift`,
    );
    const between = linear(state, `${layer}.inner`, width).map((row) => row.map(referenceGelu));
    const outer = linear(between, `${layer}.outer`, inner);
    state = norm(
      state.map((row, at) => sumOf(row, outer[at] ?? [])),
      `${layer}.outerNorm`,
      `${layer}.outerNormShift`,
    );
  }
  const mean = state.reduce((all, row) => sumOf(all, row), new Array<number>(width).fill(0));
  const length = Math.hypot(...mean);
  return mean.map((one) => one / length);
}

/** Attention of every row to all, by heads. */
export function referenceAttention(query: Rows, key: Rows, value: Rows, heads: number): Rows {
  const size = (query[0]?.length ?? 0) / heads;
  return query.map((row) =>
    Array.from({ length: heads }, (_, head) => {
      const part = (one: readonly number[]) => one.slice(head * size, (head + 1) * size);
      const scores = key.map((one) => dot(part(row), part(one)) / Math.sqrt(size));
      const largest = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - largest));
      const whole = shares.reduce((sum, one) => sum + one, 0);
      return Array.from({ length: size }, (_, i) =>
        shares.reduce((sum, share, at) => sum + (share / whole) * at0(part(value[at] ?? []), i), 0),
      );
    }).flat(),
  );
}

/** GELU by the power series of the error function, to 1e-7 within -6..6. */
export function referenceGelu(x: number): number {
  const z = x / Math.SQRT2;
  if (Math.abs(z) > 4.5) return x > 0 ? x : 0;
  let term = z;
  let sum = z;
  for (let n = 1; n < 200; n += 1) {
    term *= (-z * z) / n;
    sum += term / (2 * n + 1);
  }
  return (x * (1 + (2 / Math.sqrt(Math.PI)) * sum)) / 2;
}

export function inRows(numbers: ArrayLike<number>, columns: number): Rows {
  return Array.from({ length: numbers.length / columns }, (_, row) =>
    Array.from({ length: columns }, (_, i) => numbers[row * columns + i] ?? 0),
  );
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function normal(row: readonly number[], scale: readonly number[], shift: readonly number[]) {
  const mean = row.reduce((sum, one) => sum + one, 0) / row.length;
  const variance = row.reduce((sum, one) => sum + (one - mean) ** 2, 0) / row.length;
  return row.map(
    (one, i) => ((one - mean) / Math.sqrt(variance + 1e-12)) * at0(scale, i) + at0(shift, i),
  );
}

function sumOf(a: readonly number[], b: readonly number[]): number[] {
  return a.map((one, i) => one + at0(b, i));
}

function at0(numbers: readonly number[], at: number): number {
  return numbers[at] ?? 0;
}
