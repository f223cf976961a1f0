import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import wabt from 'wabt';

/** The programs in WebAssembly, without their endings. */
export const KERNEL = new URL('../../src/retrieval/encoder/kernel', import.meta.url);
export const PRODUCTS = new URL('../../src/retrieval/meaning/products', import.meta.url);

/** The committed program. */
export function keptProgram(program: URL): Buffer {
  return readFileSync(`${program.pathname}.wasm`);
}

/** What a program's text compiles to. */
export async function compiledProgram(program: URL): Promise<Uint8Array> {
  const source = await readFile(`${program.pathname}.wat`, 'utf8');
  const { parseWat } = await wabt();
  const parsed = parseWat(`${program.pathname}.wat`, source, { simd: true });
  parsed.validate();
  return parsed.toBinary({}).buffer;
}
