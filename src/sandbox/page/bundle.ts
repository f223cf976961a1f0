import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A file of the page, ready to be sent. */
interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Changes with the content, so that a browser asks and is told "not modified". */
  readonly etag: string;
}

/** The page's files by their path. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const app = (name: string): string => fileURLToPath(new URL(`./app/${name}`, import.meta.url));

let files: Promise<PageFiles> | null = null;

/**
 * The page's files, bundled in memory by the first caller (about a tenth of a second) and kept.
 * A bundle that failed is tried again by the next caller.
 */
export function pageFiles(): Promise<PageFiles> {
  files ??= bundlePage().catch((error: unknown) => {
    files = null;
    throw error;
  });
  return files;
}

async function bundlePage(): Promise<PageFiles> {
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
    legalComments: 'none',
    logLevel: 'silent',
  });
  const bundled = (ending: string): Uint8Array => {
    const found = outputFiles.find(({ path }) => path.endsWith(ending));
    if (found === undefined) throw new Error(`The page's bundle has no ${ending} file.`);
    return found.contents;
  };
  return new Map([
    ['/', pageFile('text/html; charset=utf-8', await readFile(app('index.html')))],
    ['/icon.svg', pageFile('image/svg+xml', await readFile(app('icon.svg')))],
    ['/app.js', pageFile('text/javascript; charset=utf-8', bundled('.js'))],
    ['/app.css', pageFile('text/css; charset=utf-8', bundled('.css'))],
  ]);
}

function pageFile(type: string, content: Uint8Array): PageFile {
  const body = new Uint8Array(content);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { type, body, etag };
}
