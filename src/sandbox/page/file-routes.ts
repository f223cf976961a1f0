import type { Hono } from 'hono';
import type { Core } from '../core.ts';
import type { Env } from '../rest/env.ts';

/** Pictures that a browser may show in place; everything else is a download. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Attachments, for download and for pictures in messages. */
export function fileRoutes(app: Hono<Env>, core: Core): void {
  app.get('/attachments/:id/:name', (context) => {
    const file = core.world.files.get(context.req.param('id'));
    if (file === undefined) return context.text('There is no such file.', 404);
    const type = file.attachment.content_type ?? 'application/octet-stream';
    const name = encodeURIComponent(file.attachment.filename);
    const shown = SHOWN.has(type.split(';')[0]?.trim() ?? '');
    return context.body(file.bytes, 200, {
      'Content-Type': type,
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    });
  });
}
