import { readFileSync } from 'node:fs';
import { placeInProducts } from './products.ts';

/**
 * Vectors of words by the terms that the analyzer makes of them: words of like meaning point in like
 * directions. `tests/benchmarks/meaning` makes them; `tables/NOTICE` names sources and licences.
 */
export interface WordVectors {
  /** Numbers a vector has. */
  readonly dimensions: number;
  /** The row of a term's vector, or of that of its beginning; -1 for a term without one. */
  row(term: string): number;
  /** How rare a term is in the language, 0 to about 5; the most for one that the table lacks. */
  rarity(term: string): number;
  /** Whether the term itself is in the table: a word of the language. */
  holds(term: string): boolean;
  /** The vectors one after the other, each with its greatest component at 127 or -127. */
  readonly components: Int8Array;
  /** The product of two rows' components: over the two lengths, their cosine. */
  dot(row: number, other: number): number;
  /** By row: one over the vector's length. */
  readonly scale: Float32Array;
  /** By row: how much the word says beside others, above 0 and at most 1 (smooth inverse frequency). */
  readonly weight: Float32Array;
}

/** "FNWV": what a table begins with. */
const MAGIC = 0x56574e46;
const HEADER = 24;

/** Reads a table; `code` is that of `products.wasm`. @throws RangeError when it is none. */
export function readWordVectors(bytes: Uint8Array, code: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('This is no table of word vectors.');
  const dimensions = view.getUint16(6, true);
  const count = view.getUint32(8, true);
  const listed = view.getUint32(12, true);
  const step = view.getFloat32(16, true);
  const weightsAt = HEADER + count * dimensions;
  const listAt = weightsAt + count;
  const { components, dot } = placeInProducts(code, bytes.subarray(HEADER, weightsAt));
  const list = bytes.subarray(listAt, listAt + listed);
  const terms = new TextDecoder().decode(list).split('\n');
  const product = (row: number, other: number): number =>
    dot(row * dimensions, other * dimensions, dimensions);
  const scale = Float32Array.from(
    { length: count },
    (_, row) => 1 / Math.sqrt(product(row, row) || 1),
  );
  const weight = Float32Array.from(bytes.subarray(weightsAt, listAt), (one) => one * step);
  const rarity = (term: string): number => {
    const row = find(terms, term);
    const usual = row < 0 ? 1 : (weight[row] ?? 1);
    return -Math.log(Math.max(4e-6, (1e-3 * (1 - usual)) / usual)) / 2.5;
  };
  const holds = (term: string): boolean => find(terms, term) >= 0;
  return {
    dimensions,
    holds,
    components,
    dot: product,
    scale,
    weight,
    rarity,
    row: (term) => rowOf(terms, term),
  };
}

/** Letters that a term keeps, and may lose at its end, when its longest known beginning stands for it. */
const BEGINNING = { least: 5, lost: 3 } as const;

/** The row of a term or, of one that the table lacks, of its longest beginning that it holds. */
function rowOf(terms: readonly string[], term: string): number {
  const shortest = Math.max(BEGINNING.least, term.length - BEGINNING.lost);
  for (let length = term.length; length >= shortest; length -= 1) {
    const row = find(terms, term.slice(0, length));
    if (row >= 0) return row;
  }
  return term.length < BEGINNING.least ? find(terms, term) : -1;
}

/** Binary search in the order of UTF-16 code units. */
function find(terms: readonly string[], term: string): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = terms[middle] ?? '';
    if (found === term) return middle;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Languages (ISO 639-1) with a table. */
const LANGUAGES: ReadonlySet<string> = new Set(['en']);

const tables = new Map<string, WordVectors>();

/** The table of a language (ISO 639-1), read when it is first asked for; undefined where there is none. */
export function wordVectors(language: string): WordVectors | undefined {
  if (!LANGUAGES.has(language)) return undefined;
  const known = tables.get(language);
  if (known !== undefined) return known;
  const read = (name: string) => readFileSync(new URL(name, import.meta.url));
  const made = readWordVectors(read(`./tables/${language}.bin`), read('./products.wasm'));
  tables.set(language, made);
  return made;
}
