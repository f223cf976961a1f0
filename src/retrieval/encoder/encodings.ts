import type { Document, Passage } from '../../corpus/document/document.ts';
import { ENCODING_WIDTH } from './sentence-encoder.ts';

/** Vectors of passages, one after the other: 8-bit integers, each vector scaled by itself. */
export interface Encodings {
  readonly components: Int8Array;
  /** By vector: what its integers are multiplied by to make its length 1. */
  readonly scale: Float32Array;
}

/** The vectors of a document's passages; undefined while there are none. */
export type KnownEncodings = (document: Document) => Encodings | undefined;

/** What is encoded of a passage: its headings, what it leans on, and itself. */
export function encodedText({ document, section, context, text }: Passage): string {
  const above = [...section.trail, ...(section.heading === null ? [] : [section.heading])];
  const leanedOn = context.map(({ start, end }) => document.text.slice(start, end)).join(' ');
  return [...above, ...(leanedOn === '' ? [] : [leanedOn]), text].join('. ');
}

/** Vectors put together. */
export function toEncodings(vectors: readonly Float32Array[]): Encodings {
  const components = new Int8Array(vectors.length * ENCODING_WIDTH);
  for (const [number, vector] of vectors.entries()) {
    const largest = vector.reduce((most, one) => Math.max(most, Math.abs(one)), 0) || 1;
    for (let i = 0; i < ENCODING_WIDTH; i += 1)
      components[number * ENCODING_WIDTH + i] = Math.round((127 * (vector[i] ?? 0)) / largest);
  }
  return withScale(components);
}

/** Vectors that were stored as their `components`; null when they are not those of the document. */
export function readEncodings(bytes: Uint8Array, { passages }: Document): Encodings | null {
  if (bytes.length !== passages.length * ENCODING_WIDTH) return null;
  return withScale(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
}

function withScale(components: Int8Array): Encodings {
  const scale = new Float32Array(components.length / ENCODING_WIDTH);
  for (let number = 0; number < scale.length; number += 1) {
    let sum = 0;
    for (let i = number * ENCODING_WIDTH; i < (number + 1) * ENCODING_WIDTH; i += 1)
      sum += (components[i] ?? 0) ** 2;
    scale[number] = 1 / Math.sqrt(sum || 1);
  }
  return { components, scale };
}

/** Cosine of a question's vector with vector number `at`, in -1..1. */
export function cosineWith(
  question: Float32Array,
  { components, scale }: Encodings,
  at: number,
): number {
  const from = at * ENCODING_WIDTH;
  let sum = 0;
  for (let i = 0; i < ENCODING_WIDTH; i += 1)
    sum += (question[i] ?? 0) * (components[from + i] ?? 0);
  return sum * (scale[at] ?? 0);
}
