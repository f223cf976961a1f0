import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { EncoderThreads } from '../../src/app/encoder-threads.ts';
import { ENCODER_VERSION, ENCODING_WIDTH } from '../../src/retrieval/encoder/sentence-encoder.ts';

/** Bytes of a text's hash (SHA-256), and of its vector's scale, before the vector in 8-bit integers. */
const HASH = 12;
const SCALE = 4;
const ENTRY = HASH + SCALE + ENCODING_WIDTH;

export interface RecordedVectors extends EncoderThreads {
  /** Texts that were recorded and asked for. */
  readonly found: readonly string[];
  /** Texts that were not recorded, and encoded. */
  readonly missed: readonly string[];
  /** Writes the vectors of all texts that were asked for in the place of what was recorded. */
  record(): void;
}

/**
 * Vectors from a file instead of from the encoder, which takes ten seconds for a few hundred texts. What is not
 * in it, everything after a change of the encoder, comes from `live`.
 */
export function recordedVectors(file: string, live: EncoderThreads): RecordedVectors {
  const recorded = read(file);
  const found: string[] = [];
  const missed: string[] = [];
  const asked = new Map<string, Float32Array>();
  return {
    found,
    missed,
    async encode(text, urgency) {
      const known = recorded.get(hashOf(text));
      (known === undefined ? missed : found).push(text);
      const vector = known ?? (await live.encode(text, urgency));
      asked.set(text, vector);
      return vector;
    },
    record: () => writeFileSync(file, write(asked)),
    close: () => live.close(),
  };
}

function hashOf(text: string): string {
  return createHash('sha256')
    .update(`${ENCODER_VERSION}\0${text}`)
    .digest('hex')
    .slice(0, 2 * HASH);
}

function read(file: string): ReadonlyMap<string, Float32Array> {
  const vectors = new Map<string, Float32Array>();
  if (!existsSync(file)) return vectors;
  const bytes = readFileSync(file);
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    const scale = bytes.readFloatLE(at + HASH);
    const components = bytes.subarray(at + HASH + SCALE, at + ENTRY);
    const vector = Float32Array.from(new Int8Array(components), (component) => component * scale);
    vectors.set(bytes.toString('hex', at, at + HASH), vector);
  }
  return vectors;
}

function write(vectors: ReadonlyMap<string, Float32Array>): Buffer {
  const bytes = Buffer.alloc(vectors.size * ENTRY);
  let at = 0;
  for (const [text, vector] of vectors) {
    const scale = Math.max(...vector.map(Math.abs)) / 127;
    bytes.write(hashOf(text), at, 'hex');
    bytes.writeFloatLE(scale, at + HASH);
    vector.forEach((component, place) => {
      bytes.writeInt8(Math.round(component / scale), at + HASH + SCALE + place);
    });
    at += ENTRY;
  }
  return bytes;
}
