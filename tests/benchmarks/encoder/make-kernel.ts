/**
 * Makes `kernel.wasm` of `kernel.wat`: `node --import tsx tests/benchmarks/encoder/make-kernel.ts`. A test
 * compares the two.
 */
import { writeFile } from 'node:fs/promises';
import { compiledKernel, KERNEL_FOLDER } from '../../support/compiled-kernel.ts';

await writeFile(new URL('kernel.wasm', KERNEL_FOLDER), await compiledKernel());
