import type { Hono } from 'hono';
import type { Core } from '../core.ts';
import { ClientRefusal } from '../refusal.ts';
import type { Env } from '../rest/env.ts';
import { interactionDetail, interactionView } from './views.ts';

/** What the page's panel for developers shows: what happened, and one interaction in full. */
export function logRoutes(app: Hono<Env>, core: Core): void {
  app.get('/sandbox/log', (context) =>
    context.json({
      interactions: core.interactions.all.map(interactionView),
      refusals: core.refusals.items,
    }),
  );
  app.get('/sandbox/interactions/:id', (context) => {
    const record = core.interactions.find(context.req.param('id'));
    if (record === undefined) throw new ClientRefusal('This interaction is no longer kept.');
    const calls = core.traffic.calls.items.filter((call) => call.interactionId === record.id);
    return context.json({ ...interactionDetail(record), calls });
  });
}
