import { type Kernel, type Matrix, type MatrixPart, makeKernel } from './kernel.ts';
import { activate, normalise } from './layer-steps.ts';
import type { ModelFile } from './model-file.ts';

/** Turns the tokens of a text into a vector: texts of like meaning get vectors of like direction. */
export interface Transformer {
  /** Numbers a vector has. */
  readonly width: number;
  /** Tokens a text may have. */
  readonly positions: number;
  /** A vector of length 1 for tokens by their numbers in the model's list, at least one. */
  encode(tokens: readonly number[]): Float32Array;
}

interface Norm {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

interface Layer {
  readonly mix: Matrix;
  readonly attended: Matrix;
  readonly attendedNorm: Norm;
  readonly inner: Matrix;
  readonly outer: Matrix;
  readonly outerNorm: Norm;
}

/** Makes an encoder of a model's file and `kernel.wasm`: BERT with the mean of the last layer's rows. */
export function makeTransformer(file: ModelFile, code: Uint8Array): Transformer {
  const { layers, width, heads, inner, words, positions } = file.shape;
  const columns = Math.max(inner, 3 * width);
  const kernel = makeKernel(code, { rows: toFour(positions), inner, columns });
  const table = file.integers('words', words * width);
  const tableScale = file.floats('wordsScale', words);
  const places = file.floats('positions', positions * width);
  const norm = { scale: file.floats('norm', width), shift: file.floats('normShift', width) };
  const all = Array.from({ length: layers }, (_, number) => readLayer(file, number, kernel));

  const embed = (tokens: readonly number[], rows: number): Float32Array => {
    const state = new Float32Array(rows * width);
    for (const [place, token] of tokens.entries()) {
      const scale = tableScale[token] ?? 0;
      for (let i = 0; i < width; i += 1)
        state[place * width + i] =
          (table[token * width + i] ?? 0) * scale + (places[place * width + i] ?? 0);
    }
    normalise(state, norm.scale, norm.shift);
    return state;
  };

  return {
    width,
    positions,
    encode(tokens) {
      const kept = tokens.slice(0, positions);
      const rows = toFour(kept.length);
      const state = embed(kept, rows);
      for (const layer of all) {
        kernel.multiply(state, rows, layer.mix);
        const attended = kernel.attend(kept.length, width, heads);
        addTo(state, kernel.multiply(attended, rows, layer.attended), layer.attendedNorm);
        const between = kernel.multiply(state, rows, layer.inner);
        activate(between);
        addTo(state, kernel.multiply(between, rows, layer.outer), layer.outerNorm);
      }
      return meanOf(state, kept.length, width);
    },
  };
}

/** Rows that the kernel multiplies, which takes four at a time. */
function toFour(rows: number): number {
  return Math.ceil(rows / 4) * 4;
}

function addTo(state: Float32Array, other: Float32Array, { scale, shift }: Norm): void {
  for (let i = 0; i < state.length; i += 1) state[i] = (state[i] ?? 0) + (other[i] ?? 0);
  normalise(state, scale, shift);
}

function meanOf(state: Float32Array, rows: number, width: number): Float32Array {
  const sum = new Float64Array(width);
  for (let row = 0; row < rows; row += 1)
    for (let i = 0; i < width; i += 1) sum[i] = (sum[i] ?? 0) + (state[row * width + i] ?? 0);
  const length = Math.sqrt(sum.reduce((all, one) => all + one * one, 0));
  return Float32Array.from(sum, (one) => one / (length || 1));
}

function readLayer(file: ModelFile, number: number, kernel: Kernel): Layer {
  const { width, inner } = file.shape;
  const part = (name: string, rows: number, columns: number): MatrixPart => ({
    weights: file.integers(`${number}.${name}`, rows * columns),
    scale: file.floats(`${number}.${name}Scale`, rows),
    bias: file.floats(`${number}.${name}Bias`, rows),
  });
  const norm = (name: string): Norm => ({
    scale: file.floats(`${number}.${name}`, width),
    shift: file.floats(`${number}.${name}Shift`, width),
  });
  const square = (name: string): MatrixPart => part(name, width, width);
  return {
    mix: kernel.place(['query', 'key', 'value'].map(square), width),
    attended: kernel.place([square('attended')], width),
    attendedNorm: norm('attendedNorm'),
    inner: kernel.place([part('inner', inner, width)], width),
    outer: kernel.place([part('outer', width, inner)], inner),
    outerNorm: norm('outerNorm'),
  };
}
