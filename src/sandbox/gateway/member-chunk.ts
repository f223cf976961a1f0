import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { z } from 'zod';
import { memberPayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';

const request = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.int().min(0).optional(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
  nonce: z.string().optional(),
});

/** The answer to a request for members (op 8); null when Discord would keep silent. */
export function memberChunk(world: World, intents: number, data: unknown): unknown {
  const parsed = request.safeParse(data);
  if (!parsed.success) return null;
  const { guild_id, query, limit, user_ids, nonce } = parsed.data;
  const guild = world.guilds.get(guild_id);
  if (guild === undefined || !guild.botPresent) return null;
  const wanted = user_ids === undefined ? null : [user_ids].flat();
  const everyone = wanted === null && (query ?? '') === '';
  if (everyone && (intents & Intent.GuildMembers) === 0) return null;
  const members = [...guild.members.values()]
    .filter(({ userId }) => {
      if (wanted !== null) return wanted.includes(userId);
      return world.person(userId).user.username.startsWith((query ?? '').toLowerCase());
    })
    .slice(0, limit === undefined || limit === 0 ? undefined : limit);
  return {
    guild_id,
    members: members.map((member) => memberPayload(world, member)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: wanted?.filter((id) => !guild.members.has(id)) ?? [],
    ...(nonce === undefined ? {} : { nonce }),
  };
}
