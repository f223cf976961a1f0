/**
 * Makes `kernel.wasm` and `products.wasm` of the texts beside them:
 * `node --import tsx tests/benchmarks/make-webassembly.ts`. Tests compare the two.
 */
import { writeFile } from 'node:fs/promises';
import { compiledProgram, KERNEL, PRODUCTS } from '../support/compiled-webassembly.ts';

for (const program of [KERNEL, PRODUCTS])
  await writeFile(`${program.pathname}.wasm`, await compiledProgram(program));
