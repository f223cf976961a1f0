import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import wabt from 'wabt';

/** Where the encoder's kernel lies. */
export const KERNEL_FOLDER = new URL('../../src/retrieval/encoder/', import.meta.url);

/** The committed kernel. */
export function keptKernel(): Buffer {
  return readFileSync(new URL('kernel.wasm', KERNEL_FOLDER));
}

/** What the kernel's text compiles to. */
export async function compiledKernel(): Promise<Uint8Array> {
  const source = await readFile(new URL('kernel.wat', KERNEL_FOLDER), 'utf8');
  const { parseWat } = await wabt();
  const parsed = parseWat('kernel.wat', source, { simd: true });
  parsed.validate();
  return parsed.toBinary({}).buffer;
}
