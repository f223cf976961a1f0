interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly dot: (one: number, other: number, count: number) => number;
}

/** Numbers that are multiplied in WebAssembly: eight products an instruction. */
interface Placed {
  readonly components: Int8Array;
  /** The sum of the products of two stretches of `count` numbers, a multiple of 8, by where they begin. */
  dot(one: number, other: number, count: number): number;
}

const PAGE = 65_536;

/** Places 8-bit integers in the memory of `products.wasm`, given as its code. */
export function placeInProducts(code: Uint8Array, bytes: Uint8Array): Placed {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code));
  const { memory, dot } = exports as unknown as Exports;
  const missing = Math.ceil((bytes.length - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
  new Uint8Array(memory.buffer).set(bytes);
  return { components: new Int8Array(memory.buffer, 0, bytes.length), dot };
}
