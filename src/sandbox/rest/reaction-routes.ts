import { type APIReaction, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import type { Core } from '../core.ts';
import { RestRefusal } from '../refusal.ts';
import { react, reactorsOf, unreact } from '../world/reactions.ts';
import { channelFor, messageFor } from './access.ts';
import type { Env } from './env.ts';

const BASE = '/channels/:channel/messages/:message/reactions';

/** The bot's reactions, and those of others where it may remove them. */
export function reactionRoutes(app: Hono<Env>, core: Core): void {
  const { world } = core;

  app.put(`${BASE}/:emoji/@me`, (context) => {
    const { channel, message, emoji } = context.req.param();
    channelFor(core, channel, P.ReadMessageHistory);
    const stored = messageFor(core, channel, message);
    const wanted = emojiOf(emoji);
    const there = stored.message.reactions?.some((one) => sameEmoji(one.emoji, wanted)) === true;
    if (!there) channelFor(core, channel, P.AddReactions);
    react(core.messages, world, stored, wanted, world.botId);
    return context.body(null, 204);
  });

  app.delete(`${BASE}/:emoji/:user`, (context) => {
    const { channel, message, emoji, user } = context.req.param();
    const own = user === '@me' || user === world.botId;
    channelFor(core, channel, own ? 0n : P.ManageMessages);
    const stored = messageFor(core, channel, message);
    unreact(core.messages, world, stored, emojiOf(emoji), own ? world.botId : user);
    return context.body(null, 204);
  });

  app.get(`${BASE}/:emoji`, (context) => {
    const { channel, message, emoji } = context.req.param();
    channelFor(core, channel, P.ReadMessageHistory);
    const ids = reactorsOf(messageFor(core, channel, message), emojiOf(emoji));
    return context.json(ids.map((id) => world.person(id).user));
  });

  app.delete(BASE, (context) => {
    const { channel, message } = context.req.param();
    channelFor(core, channel, P.ManageMessages);
    core.messages.amend(messageFor(core, channel, message), { reactions: [] });
    return context.body(null, 204);
  });
}

function sameEmoji(a: APIReaction['emoji'], b: { id: string | null; name: string }): boolean {
  return a.id === b.id && (b.id !== null || a.name === b.name);
}

/** A Unicode emoji, or `name:id` for a server's own. Throws 10014. */
function emojiOf(text: string): { id: string | null; name: string } {
  const custom = /^(?:a:)?(\w{2,32}):(\d{16,20})$/.exec(text);
  if (custom?.[1] !== undefined && custom[2] !== undefined) {
    return { id: custom[2], name: custom[1] };
  }
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\u{FE0F}?\u{20E3}/u.test(text)) {
    throw new RestRefusal(400, 10014, 'Unknown Emoji');
  }
  return { id: null, name: text };
}
