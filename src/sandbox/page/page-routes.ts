import type { Hono } from 'hono';
import type { Env } from '../rest/env.ts';
import { pageFiles } from './page-files.ts';

/** The page itself: four files, made when a browser first asks. */
export function pageRoutes(app: Hono<Env>): void {
  app.get('*', async (context) => {
    const file = (await pageFiles()).get(context.req.path);
    if (file === undefined) return context.text('There is nothing here.', 404);
    const headers = { ETag: file.etag, 'Cache-Control': 'no-cache' };
    if (context.req.header('if-none-match') === file.etag) return context.body(null, 304, headers);
    return context.body(file.body, 200, { ...headers, 'Content-Type': file.type });
  });
}
