import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { parseForm, text } from '../validation/form.ts';
import { channelPayload, isThread } from '../world/payloads.ts';
import type { Channel } from '../world/world-types.ts';
import { channelFor } from './access.ts';
import { readBody } from './body.ts';
import type { Env } from './env.ts';

const changes = z.object({
  name: text(1, 100).optional(),
  topic: text(0, 1024).nullish(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
});

/** Reading, changing and deleting channels and threads. */
export function channelRoutes(app: Hono<Env>, core: Core): void {
  const { world } = core;

  app.get('/channels/:channel', (context) =>
    context.json(channelPayload(world, channelFor(core, context.req.param('channel')))),
  );

  app.patch('/channels/:channel', async (context) => {
    const channel = managed(core, context.req.param('channel'));
    const form = parseForm(changes, (await readBody(context)).json);
    if (form.name !== undefined) channel.name = form.name;
    if (form.topic !== undefined) channel.topic = form.topic;
    if (channel.thread !== null) {
      channel.thread.archived = form.archived ?? channel.thread.archived;
      channel.thread.locked = form.locked ?? channel.thread.locked;
    }
    world.feed.publish({ type: 'channel-updated', channel });
    return context.json(channelPayload(world, channel));
  });

  app.delete('/channels/:channel', (context) => {
    const channel = managed(core, context.req.param('channel'));
    if (channel.guildId !== null) {
      world.channels.delete(channel.id);
      world.feed.publish({ type: 'channel-deleted', channel });
    }
    return context.json(channelPayload(world, channel));
  });
}

/** A channel that the bot may change: its own threads, or by permission. */
function managed(core: Core, id: string): Channel {
  const channel = channelFor(core, id);
  if (channel.guildId === null || channel.thread?.ownerId === core.world.botId) return channel;
  return channelFor(core, id, isThread(channel) ? P.ManageThreads : P.ManageChannels);
}
