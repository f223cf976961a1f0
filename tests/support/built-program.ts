import path from 'node:path';
import { build } from 'esbuild';
import { inject } from 'vitest';
import { AS_PROGRAMS } from '../../src/cli/bundle-programs.ts';

/**
 * Bundles a program or a thread of the tests' own beside the programs of the project, whose threads it finds
 * there: from TypeScript, or with packages in files of their own, each start would take seconds of CPU.
 * @returns where it is.
 */
export async function builtProgram(file: string): Promise<string> {
  const name = path.basename(file).replace(/\.ts$/, '.mjs');
  const outfile = path.join(inject('programs'), name);
  await build({ ...AS_PROGRAMS, entryPoints: [file], outfile });
  return outfile;
}
