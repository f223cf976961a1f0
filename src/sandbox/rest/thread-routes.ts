import {
  ChannelType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { refuse } from '../refusal.ts';
import { list, parseForm, snowflake, text } from '../validation/form.ts';
import { checkMessage } from '../validation/message-rules.ts';
import { isoTime } from '../world/message-store.ts';
import { channelPayload, isThread } from '../world/payloads.ts';
import type { Channel } from '../world/world-types.ts';
import { channelFor, messageFor } from './access.ts';
import { readBody } from './body.ts';
import type { Env } from './env.ts';

const threadForm = z.object({
  name: text(1, 100),
  auto_archive_duration: z.literal([60, 1440, 4320, 10080]).nullish(),
  type: z.literal([10, 11, 12]).optional(),
});
const forumPostForm = z.object({
  name: text(1, 100),
  auto_archive_duration: z.literal([60, 1440, 4320, 10080]).nullish(),
  applied_tags: list(snowflake, 0, 5).optional(),
  message: z.unknown(),
});

/** Channels and threads. */
export function threadRoutes(app: Hono<Env>, core: Core): void {
  const { world, messages } = core;

  app.post('/channels/:channel/messages/:message/threads', async (context) => {
    const { channel, message } = context.req.param();
    const parent = channelFor(core, channel, P.CreatePublicThreads);
    if (isThread(parent) || parent.guildId === null) throw refuse.notTextChannel();
    const stored = messageFor(core, channel, message);
    const form = parseForm(threadForm, (await readBody(context)).json);
    if (stored.message.thread !== undefined) throw refuse.threadExists();
    const thread = open(core, parent, form, stored.message.id);
    messages.amend(stored, {
      flags: (stored.message.flags ?? 0) | MessageFlags.HasThread,
      thread: channelPayload(world, thread) as never,
    });
    return context.json(channelPayload(world, thread), 201);
  });

  app.post('/channels/:channel/threads', async (context) => {
    const id = context.req.param('channel');
    const parent = channelFor(core, id);
    if (parent.forum !== null) {
      channelFor(core, id, P.SendMessages);
      const { json, uploads } = await readBody(context);
      const { message, ...form } = parseForm(forumPostForm, json);
      const first = checkMessage(message ?? {}, null, ['message']);
      const tags = form.applied_tags ?? [];
      const known = parent.forum.tags.map((tag) => tag.id);
      if (tags.some((tag) => !known.includes(tag))) throw refuse.unknownTag();
      if (parent.forum.tagRequired && tags.length === 0) throw refuse.tagRequired();
      const postId = world.nextId();
      const thread = open(core, parent, form, postId, tags);
      const author = world.person(world.botId).user;
      const stored = messages.create(first, uploads, { channel: thread, author, id: postId });
      return context.json({ ...channelPayload(world, thread), message: stored.message }, 201);
    }
    if (isThread(parent)) throw refuse.notTextChannel();
    const form = parseForm(threadForm, (await readBody(context)).json);
    const isPrivate = (form.type ?? ChannelType.PrivateThread) === ChannelType.PrivateThread;
    channelFor(core, id, isPrivate ? P.CreatePrivateThreads : P.CreatePublicThreads);
    const thread = open(core, parent, { type: ChannelType.PrivateThread, ...form }, world.nextId());
    if (!isPrivate) {
      const author = world.person(world.botId).user;
      const origin = { channel: parent, author, type: MessageType.ThreadCreated };
      messages.create({ content: form.name }, [], origin);
    }
    return context.json(channelPayload(world, thread), 201);
  });

  app.get('/channels/:channel/thread-members', (context) => {
    const thread = threadFor(core, context.req.param('channel'));
    const members = [...(thread.thread?.members ?? [])];
    return context.json(
      members.map((user_id) => ({
        id: thread.id,
        user_id,
        join_timestamp: thread.thread?.createdAt,
        flags: 0,
      })),
    );
  });
  for (const verb of ['put', 'delete'] as const) {
    app[verb]('/channels/:channel/thread-members/:user', (context) => {
      const { channel, user } = context.req.param();
      const { thread } = threadFor(core, channel);
      const id = user === '@me' ? world.botId : user;
      if (verb === 'put') thread?.members.add(id);
      else thread?.members.delete(id);
      return context.body(null, 204);
    });
  }
}

function threadFor(core: Core, id: string): Channel {
  const channel = channelFor(core, id);
  if (!isThread(channel)) throw refuse.unknownChannel();
  return channel;
}

/** Opens a thread of the bot; one on a message has the message's id. */
function open(
  core: Core,
  parent: Channel,
  form: z.infer<typeof threadForm>,
  id: string,
  tags: readonly string[] = [],
): Channel {
  const active = [...core.world.channels.values()].filter(
    ({ guildId, thread }) => guildId === parent.guildId && thread?.archived === false,
  );
  if (active.length >= core.world.mostThreads) throw refuse.tooManyThreads();
  const thread: Channel = {
    id,
    type: form.type ?? ChannelType.PublicThread,
    guildId: parent.guildId,
    name: form.name,
    topic: null,
    position: 0,
    parentId: parent.id,
    overwrites: [],
    recipients: [],
    lastMessageId: null,
    thread: {
      ownerId: core.world.botId,
      archived: false,
      locked: false,
      autoArchiveMinutes: form.auto_archive_duration ?? 1440,
      createdAt: isoTime(),
      members: new Set([core.world.botId]),
      tags,
    },
    forum: null,
  };
  core.world.addChannel(thread);
  return thread;
}
