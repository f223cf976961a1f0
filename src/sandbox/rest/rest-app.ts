import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Core } from '../core.ts';
import { RestRefusal, refuse } from '../refusal.ts';
import { callbackRoutes } from './callback-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import type { Env } from './env.ts';
import { guildRoutes } from './guild-routes.ts';
import { limitsAndFaults } from './limits-and-faults.ts';
import { messageRoutes } from './message-routes.ts';
import { reactionRoutes } from './reaction-routes.ts';
import { recordRefusal } from './refusal-log.ts';
import { selfRoutes } from './self-routes.ts';
import { threadRoutes } from './thread-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** Where the API lives below the sandbox's address. */
const API_BASE = '/api/v10';

/** Largest request: ten files of 10 MiB and their message. */
const LARGEST_BODY = 101 * 1024 * 1024;

/** Discord's REST API, version 10. */
export function restApp(core: Core): Hono<Env> {
  const app = new Hono<Env>().basePath(API_BASE);
  app.use('*', limitsAndFaults(core, API_BASE));
  app.use(
    '*',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw refuse.tooLarge();
      },
    }),
  );
  selfRoutes(app, core);
  commandRoutes(app, core);
  callbackRoutes(app, core);
  webhookRoutes(app, core);
  guildRoutes(app, core);
  messageRoutes(app, core);
  threadRoutes(app, core);
  channelRoutes(app, core);
  reactionRoutes(app, core);
  app.all('*', () => {
    throw refuse.notFound();
  });
  app.onError((error, context) => {
    const refusal =
      error instanceof RestRefusal ? error : new RestRefusal(500, 0, '500: Internal Server Error');
    recordRefusal(
      core,
      context.req.method,
      context.req.path.slice(API_BASE.length),
      refusal,
      error,
    );
    return context.json(refusal.body(), refusal.status as 400, refusal.headers);
  });
  return app;
}
