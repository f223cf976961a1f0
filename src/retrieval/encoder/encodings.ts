import type { Document, Passage } from '../../corpus/document/document.ts';
import { sentences } from '../../text/sentences.ts';
import { ENCODING_WIDTH } from './sentence-encoder.ts';

/**
 * Vectors of the passages of a document, each passage's own first and those of its sentences after it: 8-bit
 * integers, each vector scaled by itself.
 */
export interface Encodings {
  readonly components: Int8Array;
  /** By vector: what its integers are multiplied by to make its length 1. */
  readonly scale: Float32Array;
  /** Which vector is the passage's own, by its place in the document; then how many vectors there are. */
  readonly first: Int32Array;
}

/** The vectors of a document's passages; undefined while there are none. */
export type KnownEncodings = (document: Document) => Encodings | undefined;

/** Sentences of a passage that get a vector, at the most. */
const MOST_SENTENCES = 8;

/**
 * What is encoded of a passage: all of it, with its headings and what it leans on, then each of its first
 * sentences. At least one text.
 */
export function encodedTexts(passage: Passage): readonly string[] {
  const { document, section, context, text, start, end } = passage;
  const above = [...section.trail, ...(section.heading === null ? [] : [section.heading])];
  const leanedOn = context.map((span) => document.text.slice(span.start, span.end)).join(' ');
  const whole = [...above, ...(leanedOn === '' ? [] : [leanedOn]), text].join('. ');
  const each = sentences(document.prose, document.metadata.language, start, end)
    .map((one) => document.text.slice(one.start, one.end).trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence))
    .slice(0, MOST_SENTENCES);
  return [whole, ...each];
}

/** Vectors that are rounded in one go, in a millisecond or two. */
const STRETCH = 256;

/**
 * Vectors of a document's passages put together, by passage those of its `encodedTexts`; a stretch at a time,
 * for `runYielding`.
 */
export function* encodingsSteps(
  passages: readonly (readonly Float32Array[])[],
): Generator<void, Encodings> {
  const vectors = passages.flat();
  const components = new Int8Array(vectors.length * ENCODING_WIDTH);
  for (const [number, vector] of vectors.entries()) {
    if (number % STRETCH === STRETCH - 1) yield;
    let largest = 0;
    for (let i = 0; i < ENCODING_WIDTH; i += 1)
      largest = Math.max(largest, Math.abs(vector[i] ?? 0));
    const factor = 127 / (largest || 1);
    for (let i = 0; i < ENCODING_WIDTH; i += 1)
      components[number * ENCODING_WIDTH + i] = Math.round((vector[i] ?? 0) * factor);
  }
  return withScale(
    components,
    passages.map(({ length }) => length),
  );
}

/**
 * Vectors that were stored as their `components`, of passages that have `counts` of them; null when they are
 * not as many.
 */
export function readEncodings(bytes: Uint8Array, counts: readonly number[]): Encodings | null {
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (bytes.length !== count * ENCODING_WIDTH) return null;
  return withScale(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), counts);
}

function withScale(components: Int8Array, counts: readonly number[]): Encodings {
  const scale = new Float32Array(components.length / ENCODING_WIDTH);
  for (let number = 0; number < scale.length; number += 1) {
    let sum = 0;
    for (let i = number * ENCODING_WIDTH; i < (number + 1) * ENCODING_WIDTH; i += 1)
      sum += (components[i] ?? 0) * (components[i] ?? 0);
    scale[number] = 1 / Math.sqrt(sum || 1);
  }
  const first = new Int32Array(counts.length + 1);
  for (const [passage, count] of counts.entries())
    first[passage + 1] = (first[passage] ?? 0) + count;
  return { components, scale, first };
}

/** Cosine of a question's vector with vector number `at`, in -1..1. */
function cosineWith(question: Float32Array, { components, scale }: Encodings, at: number): number {
  const from = at * ENCODING_WIDTH;
  let sum = 0;
  for (let i = 0; i < ENCODING_WIDTH; i += 1)
    sum += (question[i] ?? 0) * (components[from + i] ?? 0);
  return sum * (scale[at] ?? 0);
}

/** Cosine of a question's vector with that of a passage, by its place in the document, in -1..1. */
export function passageCosine(question: Float32Array, encodings: Encodings, place: number): number {
  return cosineWith(question, encodings, encodings.first[place] ?? 0);
}

/** The greatest cosine of a question's vector with those of a passage's sentences; 0 where none is above. */
export function sentenceCosine(
  question: Float32Array,
  encodings: Encodings,
  place: number,
): number {
  let most = 0;
  const end = encodings.first[place + 1] ?? 0;
  for (let at = (encodings.first[place] ?? 0) + 1; at < end; at += 1)
    most = Math.max(most, cosineWith(question, encodings, at));
  return most;
}
