import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What the page runs and how it looks, as a browser takes it. */
interface PageBundle {
  readonly script: Uint8Array;
  readonly style: Uint8Array;
}

const app = (name: string): string => fileURLToPath(new URL(`./app/${name}`, import.meta.url));

/** Bundles the page in memory, in about a tenth of a second. */
export async function bundlePage(): Promise<PageBundle> {
  const { outputFiles } = await build({
    entryPoints: [
      { in: app('main.tsx'), out: 'app' },
      { in: app('style/index.css'), out: 'app' },
    ],
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: {},
    loader: { '.svg': 'text' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  const bundled = (ending: string): Uint8Array => {
    const found = outputFiles.find(({ path }) => path.endsWith(ending));
    if (found === undefined) throw new Error(`The page's bundle has no ${ending} file.`);
    return found.contents;
  };
  return { script: bundled('.js'), style: bundled('.css') };
}
