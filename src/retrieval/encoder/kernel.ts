/** A matrix of 8-bit integers with a scale and a bias for each of its rows, placed in the kernel's memory. */
export interface Matrix {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly columns: number;
  readonly inner: number;
}

/** Rows of a matrix, as the file holds them. */
export interface MatrixPart {
  readonly weights: Int8Array;
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

/** Multiplies by matrices in WebAssembly: eight products an instruction. */
export interface Kernel {
  /** Places a matrix, its parts one below the other. */
  place(parts: readonly MatrixPart[], inner: number): Matrix;
  /**
   * Rows of `input`, each `matrix.inner` long, times the matrix, plus its bias. The result is valid until
   * the next call; `rows` is a multiple of 4.
   */
  multiply(input: Float32Array, rows: number, matrix: Matrix): Float32Array;
  /**
   * Attention of each of the first `tokens` rows of the last result to all of them. Such a row holds query, key
   * and value, each `width` long and split among the heads. Valid until the next call; its rows are as many as
   * the multiple of 4 above `tokens`.
   */
  attend(tokens: number, width: number, heads: number): Float32Array;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly product: (...places: number[]) => void;
  readonly scores: (...places: number[]) => void;
  readonly blend: (...places: number[]) => void;
  readonly round: (...places: number[]) => void;
}

const PAGE = 65_536;

/**
 * What the largest number of a row becomes. Sums of 1,536 products with 127 stay below 2 ** 31, and the
 * rounding is 64 times finer than that of the weights.
 */
const LARGEST = 8_191;

/** A kernel, of `kernel.wasm`, for inputs of at most `rows` times `inner` and outputs of at most `rows` times `columns` numbers. */
export function makeKernel(
  code: Uint8Array,
  { rows, inner, columns }: { rows: number; inner: number; columns: number },
): Kernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code));
  const { memory, product, scores, blend, round } = exports as unknown as Exports;
  let end = 0;
  const reserve = (bytes: number): number => {
    const at = end;
    end = Math.ceil((at + bytes) / 16) * 16;
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE);
    if (missing > 0) memory.grow(missing);
    return at;
  };
  const floatsAt = reserve(rows * inner * 4);
  const inputAt = reserve(rows * inner * 2);
  const inputScaleAt = reserve(rows * 4);
  const outputAt = reserve(rows * columns * 4);
  const sharesAt = reserve(rows * rows * 4);
  const attendedAt = reserve(rows * inner * 4);

  const placed = (arrays: readonly (Int8Array | Float32Array)[]): number => {
    const at = reserve(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let next = at;
    for (const array of arrays) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      new Uint8Array(memory.buffer).set(bytes, next);
      next += bytes.length;
    }
    return at;
  };

  return {
    place: (parts, width) => ({
      weights: placed(parts.map(({ weights }) => weights)),
      scale: placed(parts.map(({ scale }) => scale)),
      bias: placed(parts.map(({ bias }) => bias)),
      columns: parts.reduce((sum, { bias }) => sum + bias.length, 0),
      inner: width,
    }),
    multiply(input, count, matrix) {
      const { weights, scale, bias, columns, inner: width } = matrix;
      new Float32Array(memory.buffer, floatsAt, count * width).set(input);
      round(floatsAt, inputAt, inputScaleAt, count, width, LARGEST);
      product(inputAt, inputScaleAt, weights, scale, bias, outputAt, count, columns, width);
      return new Float32Array(memory.buffer, outputAt, count * columns);
    },
    attend(tokens, width, heads) {
      const stride = 3 * width * 4;
      const size = (width / heads) * 4;
      const shares = new Float32Array(memory.buffer, sharesAt, tokens * tokens);
      for (let head = 0; head < heads; head += 1) {
        const query = outputAt + head * size;
        scores(query, query + width * 4, stride, size, tokens, sharesAt);
        toShares(shares, tokens, 1 / Math.sqrt(width / heads));
        const to = attendedAt + head * size;
        blend(sharesAt, query + 2 * width * 4, stride, size, tokens, to, width * 4);
      }
      return new Float32Array(memory.buffer, attendedAt, Math.ceil(tokens / 4) * 4 * width);
    },
  };
}

/** Makes every row's numbers, times `factor`, shares of 1 (softmax). */
function toShares(rows: Float32Array, width: number, factor: number): void {
  for (let from = 0; from < rows.length; from += width) {
    let largest = -Infinity;
    for (let i = from; i < from + width; i += 1) largest = Math.max(largest, rows[i] ?? 0);
    let sum = 0;
    for (let i = from; i < from + width; i += 1) {
      const share = Math.exp(((rows[i] ?? 0) - largest) * factor);
      rows[i] = share;
      sum += share;
    }
    for (let i = from; i < from + width; i += 1) rows[i] = (rows[i] ?? 0) / sum;
  }
}
