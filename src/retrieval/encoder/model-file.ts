/** The measures of a BERT encoder. */
interface EncoderShape {
  readonly layers: number;
  /** Numbers a vector has. */
  readonly width: number;
  readonly heads: number;
  /** Numbers between the two matrices at a layer's end. */
  readonly inner: number;
  readonly words: number;
  /** Tokens a text may have. */
  readonly positions: number;
}

/** A model's file: its measures and its arrays by name; `tests/benchmarks/encoder` makes it. */
export interface ModelFile {
  readonly shape: EncoderShape;
  /** 32-bit floats. @throws RangeError for a name that the file does not hold. */
  floats(name: string, count: number): Float32Array;
  /** 8-bit integers. @throws RangeError for a name that the file does not hold. */
  integers(name: string, count: number): Int8Array;
}

interface Header extends EncoderShape {
  /** Offset of each array behind the header. */
  readonly parts: Readonly<Record<string, number>>;
}

const MAGIC = 'FNSE';

/** Reads a model's file without copying it. @throws RangeError when it is none. */
export function readModelFile(bytes: Uint8Array): ModelFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, 4)) !== MAGIC)
    throw new RangeError('This is no file of a sentence encoder.');
  const start = bytes.byteOffset + view.getUint32(4, true);
  const header = text.decode(bytes.subarray(12, 12 + view.getUint32(8, true)));
  const { parts, ...shape } = JSON.parse(header) as Header;
  const offsets = new Map(Object.entries(parts));
  const offsetOf = (name: string): number => {
    const offset = offsets.get(name);
    if (offset === undefined) throw new RangeError(`The encoder's file holds no "${name}".`);
    return start + offset;
  };
  return {
    shape,
    floats: (name, count) => new Float32Array(bytes.buffer, offsetOf(name), count),
    integers: (name, count) => new Int8Array(bytes.buffer, offsetOf(name), count),
  };
}
