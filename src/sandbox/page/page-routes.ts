import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import type { Env } from '../rest/env.ts';

/** A file of the page, ready to be sent. */
interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Changes with the content, so that a browser asks and is told "not modified". */
  readonly etag: string;
}

/** The page's files by their path. */
type PageFiles = ReadonlyMap<string, PageFile>;

const place = (name: string): URL => new URL(`./app/${name}`, import.meta.url);

let files: Promise<PageFiles> | null = null;

/** Serves the page itself: its four files, made when a browser first asks. */
export function pageRoutes(app: Hono<Env>): void {
  app.get('*', async (context) => {
    const file = (await pageFiles()).get(context.req.path);
    if (file === undefined) return context.text('There is nothing here.', 404);
    const headers = { ETag: file.etag, 'Cache-Control': 'no-cache' };
    if (context.req.header('if-none-match') === file.etag) return context.body(null, 304, headers);
    return context.body(file.body, 200, { ...headers, 'Content-Type': file.type });
  });
}

/**
 * The page's files, made for the first caller and kept: as `npm run build` bundled them, otherwise bundled now.
 * A bundle that failed is tried again by the next caller.
 */
function pageFiles(): Promise<PageFiles> {
  files ??= readPage().catch((error: unknown) => {
    files = null;
    throw error;
  });
  return files;
}

async function readPage(): Promise<PageFiles> {
  const { script, style } = existsSync(place('main.tsx'))
    ? await (await import('./bundle.ts')).bundlePage()
    : { script: await readFile(place('app.js')), style: await readFile(place('app.css')) };
  return new Map([
    ['/', pageFile('text/html; charset=utf-8', await readFile(place('index.html')))],
    ['/icon.svg', pageFile('image/svg+xml', await readFile(place('icon.svg')))],
    ['/app.js', pageFile('text/javascript; charset=utf-8', script)],
    ['/app.css', pageFile('text/css; charset=utf-8', style)],
  ]);
}

function pageFile(type: string, content: Uint8Array): PageFile {
  const body = new Uint8Array(content);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { type, body, etag };
}
