import path from 'node:path';
import { build } from 'esbuild';
import { inject } from 'vitest';

/**
 * Bundles a program or a thread of the tests' own beside the programs of the project, whose threads it finds
 * there: run from TypeScript it would take a second of CPU each time.
 * @returns where it is.
 */
export async function builtProgram(file: string): Promise<string> {
  const name = path.basename(file).replace(/\.ts$/, '.mjs');
  const outfile = path.join(inject('programs'), name);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}
