import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { refuse } from '../refusal.ts';
import { byAge } from '../snowflake.ts';
import { list, parseForm, snowflake } from '../validation/form.ts';
import { checkMessage } from '../validation/message-rules.ts';
import { holds } from '../world/permissions.ts';
import type { Channel, StoredMessage } from '../world/world-types.ts';
import { channelFor, isDirect, messageFor, sendPermission } from './access.ts';
import { readBody } from './body.ts';
import type { Env } from './env.ts';

const bulk = z.object({ messages: list(snowflake, 2, 100) });
const paging = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: snowflake.optional(),
  after: snowflake.optional(),
  around: snowflake.optional(),
});

/** Messages that the bot reads, sends, edits and deletes outside of interactions. */
export function messageRoutes(app: Hono<Env>, core: Core): void {
  const { world, messages } = core;
  const bot = () => world.person(world.botId).user;

  app.get('/channels/:channel/messages', (context) => {
    const channel = channelFor(core, context.req.param('channel'));
    const query = parseForm(paging, context.req.query());
    const mayRead = holds(world.permissions(world.botId, channel), P.ReadMessageHistory);
    const found = mayRead ? page(messages.list(channel.id, null), query) : [];
    return context.json(found.reverse().map(({ message }) => message));
  });

  app.get('/channels/:channel/messages/:message', (context) => {
    const { channel, message } = context.req.param();
    channelFor(core, channel, P.ReadMessageHistory);
    return context.json(messageFor(core, channel, message).message);
  });

  app.post('/channels/:channel/messages', async (context) => {
    const id = context.req.param('channel');
    const channel = channelFor(core, id, sendPermission(core, id));
    if (channel.forum !== null) throw refuse.notTextChannel();
    writeInThread(core, channel);
    const { json, uploads } = await readBody(context);
    const form = checkMessage(json);
    if (uploads.length > 0) channelFor(core, id, P.AttachFiles);
    if ((form.embeds ?? []).length > 0) channelFor(core, id, P.EmbedLinks);
    const same = form.enforce_nonce === true ? sentWith(messages.list(id, null), form.nonce) : null;
    if (same !== null) return context.json(same.message);
    const stored = messages.create(form, uploads, { channel, author: bot() });
    return context.json(stored.message);
  });

  app.patch('/channels/:channel/messages/:message', async (context) => {
    const { channel, message } = context.req.param();
    const place = channelFor(core, channel);
    const stored = messageFor(core, channel, message);
    if (stored.message.author.id !== world.botId) throw refuse.foreignMessage();
    refuseArchived(place);
    const { json, uploads } = await readBody(context);
    const before = { ...stored.message, flags: stored.message.flags ?? 0 };
    messages.edit(stored, checkMessage(json, before), uploads);
    return context.json(stored.message);
  });

  app.delete('/channels/:channel/messages/:message', (context) => {
    const { channel, message } = context.req.param();
    const place = channelFor(core, channel);
    const stored = messageFor(core, channel, message);
    const own = stored.message.author.id === world.botId;
    if (!own && isDirect(place)) throw refuse.missingPermissions();
    if (!own) channelFor(core, channel, P.ManageMessages);
    refuseArchived(place);
    messages.remove(stored);
    return context.body(null, 204);
  });

  app.post('/channels/:channel/messages/bulk-delete', async (context) => {
    const channel = channelFor(core, context.req.param('channel'), P.ManageMessages);
    const { json } = await readBody(context);
    for (const id of parseForm(bulk, json).messages) {
      const stored = messages.find(channel.id, id);
      if (stored !== undefined && stored.ephemeralFor === null) messages.remove(stored);
    }
    return context.body(null, 204);
  });

  app.post('/channels/:channel/typing', (context) => {
    const id = context.req.param('channel');
    channelFor(core, id, sendPermission(core, id));
    world.feed.publish({ type: 'typing', channelId: id, userId: world.botId });
    return context.body(null, 204);
  });

  const pin = (channelId: string, messageId: string, pinned: boolean): void => {
    const channel = channelFor(core, channelId);
    if (!isDirect(channel)) channelFor(core, channelId, P.PinMessages);
    messages.amend(messageFor(core, channelId, messageId), { pinned });
  };
  for (const path of [
    '/channels/:channel/pins/:message',
    '/channels/:channel/messages/pins/:message',
  ] as const) {
    app.put(path, (context) => {
      const { channel, message } = context.req.param();
      pin(channel, message, true);
      return context.body(null, 204);
    });
    app.delete(path, (context) => {
      const { channel, message } = context.req.param();
      pin(channel, message, false);
      return context.body(null, 204);
    });
  }
}

/** How long Discord tells a message from one before by its nonce; it says "the past few minutes". */
const NONCE_MS = 5 * 60_000;

/** The bot's message of the last minutes that was sent with this nonce. */
function sentWith(all: readonly StoredMessage[], nonce: unknown): StoredMessage | null {
  if (nonce == null || nonce === '') return null;
  const recent = (at: string) => Date.now() - Date.parse(at) < NONCE_MS;
  return all.find(({ message }) => message.nonce === nonce && recent(message.timestamp)) ?? null;
}

/** A message opens an archived thread again; a locked one takes those of its moderators alone. */
function writeInThread(core: Core, channel: Channel): void {
  const { thread } = channel;
  if (thread === null) return;
  const held = core.world.permissions(core.world.botId, channel);
  if (thread.locked && !holds(held, P.ManageThreads)) throw refuse.threadLocked();
  if (!thread.archived) return;
  thread.archived = false;
  core.world.feed.publish({ type: 'channel-updated', channel });
}

/** What stands in an archived thread is neither edited nor deleted; a new message would open it again. */
function refuseArchived({ thread }: Channel): void {
  if (thread?.archived === true) throw refuse.archivedThread();
}

/** A page of a channel's history, oldest first. */
function page(all: StoredMessage[], query: z.infer<typeof paging>): StoredMessage[] {
  const { limit, before, after, around } = query;
  if (around !== undefined) {
    const middle = all.findIndex(({ message }) => byAge(message.id, around) >= 0);
    const from = Math.max(0, (middle === -1 ? all.length : middle) - Math.floor(limit / 2));
    return all.slice(from, from + limit);
  }
  if (after !== undefined) {
    return all.filter(({ message }) => byAge(message.id, after) > 0).slice(0, limit);
  }
  const older =
    before === undefined ? all : all.filter(({ message }) => byAge(message.id, before) < 0);
  return older.slice(-limit);
}
