import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundlePage } from '../sandbox/page/bundle.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packages that are looked for as folders when they are needed: a binary, fonts, a compiler of its own. */
const KEPT_APART = ['libsql', 'pdfjs-dist', 'esbuild', 'tsx'];
/** Packages that others use where they find them; nothing here installs them. */
const NEVER_THERE = ['zlib-sync', 'bufferutil', 'utf-8-validate'];

const PAGE = 'src/sandbox/page/app';

/** Lets packages that were written for `require` run inside a module. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** How a program is bundled with the packages that it uses. */
export const AS_PROGRAMS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: [...KEPT_APART, ...NEVER_THERE],
  banner: { js: REQUIRE },
  // Node keeps the source in memory: 12 MiB less. Names stay as they are, for whoever reads a stack trace.
  minifyWhitespace: true,
  minifySyntax: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles every program that a script of package.json starts, and every thread, into `outdir`, each as
 * `NAME.mjs`; with what they read beside it. What was in the folder goes.
 */
export async function bundlePrograms(outdir: string): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...AS_PROGRAMS,
    absWorkingDir: ROOT,
    entryPoints: [...(await programs()), ...(await threads())],
    outdir,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    splitting: true,
  });
  for (const file of await dataFiles()) {
    await cp(path.join(ROOT, file), path.join(outdir, path.basename(file)), { recursive: true });
  }
  await writePage(path.join(outdir, path.basename(PAGE)));
}

/** The sources that the scripts start, this build's own aside. */
async function programs(): Promise<string[]> {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    await readFile(path.join(ROOT, 'package.json'), 'utf8'),
  );
  const started = Object.values(scripts).flatMap(
    (script) => script.match(/\bsrc\/\S+\.ts\b/g) ?? [],
  );
  return [...new Set(started)].filter((file) => file !== 'src/cli/build.ts');
}

async function threads(): Promise<string[]> {
  return (await sources()).filter((file) => file.endsWith('-thread.mjs'));
}

/** What code reads beside itself by a URL, and a bundle beside itself: WebAssembly, and folders of tables. */
async function dataFiles(): Promise<string[]> {
  const files = await sources();
  const tables = files
    .filter((file) => file.endsWith('.bin'))
    .map((file) => path.posix.dirname(file));
  return [...new Set([...files.filter((file) => file.endsWith('.wasm')), ...tables])];
}

async function sources(): Promise<string[]> {
  const files = await readdir(path.join(ROOT, 'src'), { recursive: true });
  return files.map((file) => path.posix.join('src', ...file.split(path.sep)));
}

async function writePage(folder: string): Promise<void> {
  await mkdir(folder);
  for (const file of ['index.html', 'icon.svg']) {
    await cp(path.join(ROOT, PAGE, file), path.join(folder, file));
  }
  const { script, style } = await bundlePage();
  await writeFile(path.join(folder, 'app.js'), script);
  await writeFile(path.join(folder, 'app.css'), style);
}
