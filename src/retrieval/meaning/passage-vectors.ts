import type { HeadingTerms } from '../terms/heading-terms.ts';
import type { PassageTerms } from '../terms/passage-terms.ts';
import type { WordVectors } from './word-vectors.ts';

/** What the passages of a segment mean: one vector each, of the words of the passage and its headings. */
export interface PassageVectors {
  /** By term: its row in the table, or -1. */
  readonly rowOf: Int32Array<ArrayBuffer>;
  /** One vector after the other, of length 127 or, of a passage without known words, 0. */
  readonly components: Int8Array;
  /** By passage: length of the vector's end, behind its first `LEADING` numbers. */
  readonly rest: Float32Array;
}

/** Numbers of a passage's vector that are compared before the rest. */
export const LEADING = 32;

/** Terms or passages looked at before other work may come in between. */
const STRETCH = 512;

/** The terms of a segment and of those before it. */
interface NumberedTerms {
  /** All numbers are smaller. */
  readonly count: number;
  readonly termOf: (number: number) => string;
  /** The rows of the first ones. */
  readonly known: Int32Array;
}

/** The vectors of all passages, a stretch at a time. */
export function* passageVectorsSteps(
  table: WordVectors,
  terms: PassageTerms,
  { rowOf: headingRow, first, term: headingTerm }: HeadingTerms,
  { count, termOf, known }: NumberedTerms,
): Generator<void, PassageVectors> {
  const rowOf = new Int32Array(count);
  rowOf.set(known);
  for (let number = known.length; number < count; number += 1) {
    rowOf[number] = table.row(termOf(number));
    if (number % STRETCH === 0) yield;
  }
  const passages = terms.firstToken.length - 1;
  const { dimensions } = table;
  const components = new Int8Array(passages * dimensions);
  const rest = new Float32Array(passages);
  const sum = new Float64Array(dimensions);
  for (let passage = 0; passage < passages; passage += 1) {
    sum.fill(0);
    const row = headingRow[passage] ?? 0;
    for (let at = first[row] ?? 0; at < (first[row + 1] ?? 0); at += 1)
      addVector(sum, table, rowOf[headingTerm[at] ?? 0] ?? -1);
    const end = terms.firstToken[passage + 1] ?? 0;
    for (let token = terms.firstToken[passage] ?? 0; token < end; token += 1)
      addVector(sum, table, rowOf[terms.term[token] ?? 0] ?? -1);
    store(sum, components, passage * dimensions);
    rest[passage] = restOf(components, passage * dimensions, dimensions);
    if (passage % STRETCH === 0) yield;
  }
  return { rowOf, components, rest };
}

/** Adds the vector in `row` of the table, by the word's weight; a word without one adds nothing. */
export function addVector(
  sum: Float64Array,
  { components, scale, weight, dimensions }: WordVectors,
  row: number,
  times = 1,
): void {
  if (row < 0) return;
  const factor = (scale[row] ?? 0) * (weight[row] ?? 0) * times;
  const from = row * dimensions;
  for (let i = 0; i < dimensions; i += 1)
    sum[i] = (sum[i] ?? 0) + factor * (components[from + i] ?? 0);
}

function store(sum: Float64Array, into: Int8Array, at: number): void {
  let square = 0;
  for (const one of sum) square += one * one;
  if (square === 0) return;
  const factor = 127 / Math.sqrt(square);
  for (let i = 0; i < sum.length; i += 1) into[at + i] = Math.round((sum[i] ?? 0) * factor);
}

function restOf(components: Int8Array, at: number, dimensions: number): number {
  let square = 0;
  for (let i = LEADING; i < dimensions; i += 1) square += (components[at + i] ?? 0) ** 2;
  return Math.sqrt(square);
}
