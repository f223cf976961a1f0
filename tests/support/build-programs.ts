import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundlePrograms } from '../../src/cli/bundle-programs.ts';
import { isAlive } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with what `npm run build` makes of the code under test. */
    readonly programs: string;
  }
}

/** Where the packages of the project are found, as they are from `dist`. */
const CACHE = path.resolve('node_modules/.cache');
const NAME = 'footnote-tests-';

/** A folder of this run's own. */
export const PROGRAMS = path.join(CACHE, `${NAME}${process.pid}`);

/** Builds the programs once for all tests: a program from its build starts in a third of the time. */
export async function setup(project: TestProject): Promise<void> {
  await removeLeft();
  await bundlePrograms(PROGRAMS);
  project.onTestsRerun(() => bundlePrograms(PROGRAMS));
}

export async function teardown(): Promise<void> {
  await rm(PROGRAMS, { recursive: true, force: true });
}

/** What runs that were killed left behind. */
async function removeLeft(): Promise<void> {
  const names = await readdir(CACHE).catch(() => []);
  for (const name of names) {
    const run = name.startsWith(NAME) ? Number(name.slice(NAME.length)) : process.pid;
    if (!isAlive(run)) await rm(path.join(CACHE, name), { recursive: true, force: true });
  }
}
