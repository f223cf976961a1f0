import type { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { refuse } from '../refusal.ts';
import { parseForm, snowflake } from '../validation/form.ts';
import { channelPayload } from '../world/payloads.ts';
import { readBody } from './body.ts';
import type { Env } from './env.ts';

const recipient = z.object({ recipient_id: snowflake });
const IDENTIFIES_A_DAY = 1000;

/** The gateway's address, the bot's own user and application, and other users. */
export function selfRoutes(app: Hono<Env>, core: Core): void {
  const { world, settings } = core;
  const gatewayUrl = () => core.origin().replace('http', 'ws').concat('/gateway');

  app.get('/gateway', (context) => context.json({ url: gatewayUrl() }));
  app.get('/gateway/bot', (context) =>
    context.json({
      url: gatewayUrl(),
      shards: settings.shards,
      session_start_limit: {
        total: IDENTIFIES_A_DAY,
        remaining: Math.max(0, IDENTIFIES_A_DAY - core.gateway.identifies),
        reset_after: 86_400_000,
        max_concurrency: settings.shards,
      },
    }),
  );

  const application = () => ({
    id: settings.applicationId,
    name: world.person(world.botId).user.username,
    icon: null,
    description: '',
    bot: world.person(world.botId).user,
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { 0: {}, 1: {} },
    verify_key: '0'.repeat(64),
    flags: 0,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: [...world.guilds.values()].map(({ ownerId }) => world.person(ownerId).user)[0],
    approximate_guild_count: [...world.guilds.values()].filter((g) => g.botPresent).length,
    approximate_user_install_count: world.userInstalls.size,
    team: null,
  });
  app.get('/applications/@me', (context) => context.json(application()));
  app.get('/oauth2/applications/@me', (context) => context.json(application()));
  app.get('/applications/:app/emojis', (context) => context.json({ items: [] }));
  app.get('/applications/:app/entitlements', (context) => context.json([]));
  app.get('/applications/:app/skus', (context) => context.json([]));

  app.get('/users/@me', (context) => context.json(world.person(world.botId).user));
  app.get('/users/@me/guilds', (context) => {
    const own = [...world.guilds.values()].filter(({ botPresent }) => botPresent);
    return context.json(
      own.map(({ id, name }) => ({
        id,
        name,
        icon: null,
        owner: false,
        permissions: '0',
        features: [],
      })),
    );
  });
  app.post('/users/@me/channels', async (context) => {
    const { json } = await readBody(context);
    const id = parseForm(recipient, json).recipient_id;
    if (!world.people.has(id)) throw refuse.unknownUser();
    return context.json(channelPayload(world, world.directChannel([id, world.botId])));
  });
  app.get('/users/:user', (context) => {
    const person = world.people.get(context.req.param('user'));
    if (person === undefined) throw refuse.unknownUser();
    return context.json(person.user);
  });
}
