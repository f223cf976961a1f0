import type { ModelFile } from '../../src/retrieval/encoder/model-file.ts';
import { randomNumbers } from './random-numbers.ts';

/** The arrays of an encoder's file, by name. */
export type ModelArrays = ReadonlyMap<string, Int8Array | Float32Array>;

/** A model of random numbers, the same for the same seed. */
export function randomArrays(shape: ModelFile['shape'], seed: number): ModelArrays {
  const { layers, width, inner, words, positions } = shape;
  const random = randomNumbers(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  const arrays = new Map<string, Int8Array | Float32Array>();
  const floats = (name: string, count: number, low: number, high: number) =>
    arrays.set(
      name,
      Float32Array.from({ length: count }, () => between(low, high)),
    );
  const matrix = (name: string, rows: number, columns: number) => {
    const whole = () => Math.round(between(-127, 127));
    arrays.set(name, Int8Array.from({ length: rows * columns }, whole));
    floats(`${name}Scale`, rows, 0.5 / (127 * Math.sqrt(columns)), 2 / (127 * Math.sqrt(columns)));
  };
  const norm = (name: string) => {
    floats(name, width, 0.5, 1.5);
    floats(`${name}Shift`, width, -0.5, 0.5);
  };
  matrix('words', words, width);
  floats('positions', positions * width, -1, 1);
  norm('norm');
  for (let layer = 0; layer < layers; layer += 1) {
    for (const [name, rows, columns] of [
      ['query', width, width],
      ['key', width, width],
      ['value', width, width],
      ['attended', width, width],
      ['inner', inner, width],
      ['outer', width, inner],
    ] as const) {
      matrix(`${layer}.${name}`, rows, columns);
      floats(`${layer}.${name}Bias`, rows, -0.5, 0.5);
    }
    norm(`${layer}.attendedNorm`);
    norm(`${layer}.outerNorm`);
  }
  return arrays;
}

/** The file that holds these arrays, as `tests/benchmarks/encoder/make_encoder.py` writes it. */
export function modelBytes(shape: ModelFile['shape'], arrays: ModelArrays): Uint8Array {
  const parts: Record<string, number> = {};
  let length = 0;
  for (const [name, array] of arrays) {
    parts[name] = length;
    length = toSixteen(length + array.byteLength);
  }
  const header = new TextEncoder().encode(JSON.stringify({ ...shape, parts }));
  const start = toSixteen(12 + header.length);
  const bytes = new Uint8Array(start + length);
  bytes.set(new TextEncoder().encode('FNSE'));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, start, true);
  view.setUint32(8, header.length, true);
  bytes.set(header, 12);
  for (const [name, array] of arrays) {
    const own = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    bytes.set(own, start + (parts[name] ?? 0));
  }
  return bytes;
}

function toSixteen(offset: number): number {
  return Math.ceil(offset / 16) * 16;
}
