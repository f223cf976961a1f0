import type { Hono } from 'hono';
import type { Core } from '../core.ts';
import { respond } from '../interactions/respond.ts';
import { readBody } from './body.ts';
import type { Env } from './env.ts';

/** The first answer to an interaction. */
export function callbackRoutes(app: Hono<Env>, core: Core): void {
  app.post('/interactions/:id/:token/callback', async (context) => {
    const { id, token } = context.req.param();
    const record = core.interactions.toAnswer(id, token);
    const { json, uploads } = await readBody(context);
    // The bot may have used up its time while the body came in.
    core.interactions.toAnswer(id, token);
    const resource = respond(core, record, json, uploads);
    if (context.req.query('with_response') !== 'true') return context.body(null, 204);
    const message = record.original?.message;
    return context.json({
      interaction: {
        id: record.id,
        type: record.type,
        ...(message === undefined
          ? {}
          : {
              response_message_id: message.id,
              response_message_loading: record.state === 'thinking',
              response_message_ephemeral: record.original?.ephemeralFor !== null,
            }),
      },
      ...(resource === null ? {} : { resource }),
    });
  });
}
