import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}
type Pinned = Readonly<Record<string, string>>;

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const { packages } = read<{ packages: Readonly<Record<string, LockedPackage>> }>(
  'package-lock.json',
);
const { dependencies, devDependencies } = read<{ dependencies: Pinned; devDependencies: Pinned }>(
  'package.json',
);

/** Every package that is installed, by its name. */
const locked = Object.entries(packages)
  .filter(([place]) => place !== '')
  .map(([place, found]) => ({ name: place.replace(/^.*node_modules\//, ''), ...found }));

const FREE = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MIT OR Apache-2.0',
];

/** Licences that are free and not of the list above, or not written as SPDX has them. */
const LOOKED_AT: Pinned = {
  // Formats references; the README names it under Licence.
  citeproc: 'CPAL-1.0 OR AGPL-1.0',
  // Apache-2.0 and BSD-2-Clause, by their LICENSE files.
  'discord-markdown-parser': 'Apache License',
  duck: 'BSD',
  jszip: '(MIT OR GPL-3.0-or-later)',
  pako: '(MIT AND Zlib)',
};

/** Only builds and tests: nothing of it is given away. */
const FREE_FOR_TOOLS = [...FREE, 'MPL-2.0'];

/** Where npm looks for what says no other place. */
const REGISTRY = 'https://registry.npmjs.org/';

/** It checks that its binary runs; `npm ci --ignore-scripts` does without. */
const RUNS_SCRIPTS = ['esbuild'];

test('a package runs no script of its own when it is installed, but for those that were looked at', () => {
  const running = locked.filter(({ hasInstallScript }) => hasInstallScript === true);
  expect([...new Set(running.map(({ name }) => name))].sort()).toEqual(RUNS_SCRIPTS);
});

test('every package has a free licence', () => {
  const odd = locked.filter(
    ({ name, license = 'none', dev }) =>
      !(dev === true ? FREE_FOR_TOOLS : FREE).includes(license) && LOOKED_AT[name] !== license,
  );
  expect(odd.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  const names = new Set(locked.map(({ name }) => name));
  expect(Object.keys(LOOKED_AT).filter((name) => !names.has(name))).toEqual([]);
});

test('every package comes from the registry, with what its content must be', () => {
  const odd = locked.filter(
    ({ resolved = REGISTRY, integrity = '' }) =>
      !resolved.startsWith(REGISTRY) || !integrity.startsWith('sha512-'),
  );
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test('every package that is asked for is pinned, and locked at that version', () => {
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  const wrong = asked.filter(
    ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
  );
  expect(wrong).toEqual([]);
});
