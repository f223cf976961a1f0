import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import type { Core } from '../core.ts';
import { refuse } from '../refusal.ts';
import { channelPayload, guildPayload, isThread, memberPayload } from '../world/payloads.ts';
import { holds } from '../world/permissions.ts';
import type { Channel } from '../world/world-types.ts';
import { guildFor } from './access.ts';
import type { Env } from './env.ts';

/** Servers, their channels, roles and members. */
export function guildRoutes(app: Hono<Env>, core: Core): void {
  const { world } = core;
  const channelsOf = (guildId: string, threads: boolean): Channel[] =>
    [...world.channels.values()].filter(
      (channel) => channel.guildId === guildId && isThread(channel) === threads,
    );
  const visible = (channel: Channel): boolean =>
    holds(world.permissions(world.botId, channel), PermissionFlagsBits.ViewChannel);

  app.get('/guilds/:guild', (context) => {
    const guild = guildFor(core, context.req.param('guild'));
    const { channels: _, members: __, threads: ___, ...rest } = guildPayload(world, guild);
    return context.json(rest);
  });

  app.get('/guilds/:guild/channels', (context) => {
    const { id } = guildFor(core, context.req.param('guild'));
    return context.json(channelsOf(id, false).map((channel) => channelPayload(world, channel)));
  });

  app.get('/guilds/:guild/threads/active', (context) => {
    const { id } = guildFor(core, context.req.param('guild'));
    const threads = channelsOf(id, true).filter(
      (channel) => channel.thread?.archived === false && visible(channel),
    );
    return context.json({ threads: threads.map((t) => channelPayload(world, t)), members: [] });
  });

  app.get('/guilds/:guild/roles', (context) =>
    context.json([...guildFor(core, context.req.param('guild')).roles.values()]),
  );

  app.get('/guilds/:guild/members', (context) => {
    const guild = guildFor(core, context.req.param('guild'));
    const limit = Number(context.req.query('limit') ?? 1);
    const members = [...guild.members.values()].slice(0, Math.min(Math.max(limit, 1), 1000));
    return context.json(members.map((member) => memberPayload(world, member)));
  });

  app.get('/guilds/:guild/members/search', (context) => {
    const guild = guildFor(core, context.req.param('guild'));
    const query = (context.req.query('query') ?? '').toLowerCase();
    const found = [...guild.members.values()].filter(({ userId }) =>
      world.person(userId).user.username.startsWith(query),
    );
    return context.json(found.map((member) => memberPayload(world, member)));
  });

  app.get('/guilds/:guild/members/:user', (context) => {
    const guild = guildFor(core, context.req.param('guild'));
    const member = guild.members.get(context.req.param('user'));
    if (member === undefined) throw refuse.unknownMember();
    return context.json(memberPayload(world, member));
  });
}
