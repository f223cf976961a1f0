import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { PersonInChannel } from '../driving/person-in-channel.ts';
import { faultForm } from '../faults.ts';
import { ClientRefusal, RestRefusal } from '../refusal.ts';
import type { Ctx, Env } from '../rest/env.ts';
import type { Person } from '../world/world-types.ts';
import { type Action, actionForm } from './action-form.ts';
import { eventView, interactionDetail, stateOf } from './views.ts';

/** Keeps proxies and sleeping tabs from dropping a silent stream. */
const PING_MS = 15_000;

/** The driving API over HTTP, for the page. Refusals come as `{"error": "one sentence"}`. */
export function drivingRoutes(app: Hono<Env>, core: Core): void {
  app.get('/sandbox/state', (context) => context.json(stateOf(core, personOf(core, context))));
  app.get('/sandbox/interactions', (context) =>
    context.json(core.interactions.all.map(interactionDetail)),
  );
  app.get('/sandbox/refusals', (context) => context.json(core.refusals.items));
  app.get('/sandbox/calls', (context) => context.json(core.traffic.calls.items));
  app.get('/sandbox/channels/:channel/messages', (context) =>
    context.json(placeOf(core, personOf(core, context), context.req.param('channel')).messages()),
  );
  app.get('/sandbox/channels/:channel/commands', (context) =>
    context.json(placeOf(core, personOf(core, context), context.req.param('channel')).commands()),
  );

  app.post('/sandbox/actions', async (context) => {
    const { user, channel, action } = actionForm.parse(await jsonOf(context));
    const outcome = await perform(placeOf(core, core.world.person(user), channel), action);
    return context.json(outcome as object);
  });

  app.post('/sandbox/faults', async (context) => {
    core.faults.add(faultForm.parse(await jsonOf(context)));
    return context.json(core.faults.active);
  });
  app.delete('/sandbox/faults', (context) => {
    core.faults.clear();
    return context.json(core.faults.active);
  });

  app.get('/sandbox/events', (context) => {
    const person = personOf(core, context);
    return streamSSE(context, async (stream) => {
      const unsubscribe = core.feed.subscribe((event) => {
        const view = eventView(core, person, event);
        if (view !== null) void stream.writeSSE({ data: JSON.stringify(view) });
      });
      const ping = () => void stream.writeSSE({ event: 'ping', data: '' });
      ping();
      const timer = setInterval(ping, PING_MS).unref();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      clearInterval(timer);
      unsubscribe();
    });
  });
}

/** Turns what went wrong into the sentence that a page shows. */
export function drivingError(error: Error, context: Ctx): Response {
  if (error instanceof ClientRefusal) return context.json({ error: error.message }, 422);
  if (error instanceof RestRefusal) return context.json({ error: error.message }, 422);
  if (error instanceof z.ZodError) return context.json({ error: z.prettifyError(error) }, 400);
  return context.json({ error: `The sandbox itself failed: ${error.message}` }, 500);
}

/** Lets a user do what the page asks. Interactions return once acknowledged: the rest is live. */
async function perform(person: PersonInChannel, action: Action): Promise<unknown> {
  const wait = { until: 'acknowledged' } as const;
  switch (action.type) {
    case 'slash':
      return person.slash(action.name, action.options, wait);
    case 'autocomplete':
      return person.autocomplete(action.name, action.options, action.focused);
    case 'menu':
      return person.menu(action.name, action.message, wait);
    case 'user-menu':
      return person.userMenu(action.name, action.target, wait);
    case 'press':
      return person.press(action.message, action.button, wait);
    case 'choose':
      return person.choose(action.message, action.customId, action.values, wait);
    case 'submit':
      return person.submit(action.interaction, action.values, wait);
    case 'post': {
      const { content, files, replyTo } = action;
      return {
        message: person.post(content, { files, ...(replyTo === undefined ? {} : { replyTo }) }),
      };
    }
    case 'react':
      person.react(action.message, action.emoji);
      return {};
    case 'remove':
      person.remove(action.message);
      return {};
    case 'dismiss':
      person.dismiss(action.message);
      return {};
  }
}

function personOf(core: Core, context: Ctx): Person {
  return core.world.person(context.req.query('user') ?? 'mia');
}

function placeOf(core: Core, person: Person, channel: string): PersonInChannel {
  const { world } = core;
  const place =
    channel === 'dm' ? world.directChannel([person.user.id, world.botId]) : world.channel(channel);
  return new PersonInChannel(core, person, place);
}

/** Only JSON is taken: a form on a foreign page cannot send it. */
async function jsonOf(context: Ctx): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/json')) throw new ClientRefusal('Send application/json.');
  return context.req.json().catch(() => {
    throw new ClientRefusal('The body is not valid JSON.');
  });
}
