import type { Kysely } from 'kysely';
import type { PostIntent, PostIntents } from '../community/post-intents.ts';
import type { Tables } from './tables.ts';

/** The posts that are under way, in a database. */
export function postIntentsIn(db: Kysely<Tables>): PostIntents {
  return {
    async add({ interactionId, channelId, guildId, at }) {
      await db
        .insertInto('post_intents')
        .values({
          interaction_id: interactionId,
          channel_id: channelId,
          guild_id: guildId,
          intended_at: at.toISOString(),
        })
        .onConflict((conflict) => conflict.column('interaction_id').doNothing())
        .execute();
    },
    async all() {
      const rows = await db
        .selectFrom('post_intents')
        .selectAll()
        .orderBy('intended_at')
        .orderBy('interaction_id')
        .execute();
      return rows.map((row) => ({
        interactionId: row.interaction_id,
        channelId: row.channel_id,
        guildId: row.guild_id,
        at: new Date(row.intended_at),
      }));
    },
    async drop(interactionId) {
      await db.deleteFrom('post_intents').where('interaction_id', '=', interactionId).execute();
    },
    async forgetGuild(guildId) {
      const { numDeletedRows } = await db
        .deleteFrom('post_intents')
        .where('guild_id', '=', guildId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** The same in memory. */
export function postIntentsInMemory(): PostIntents {
  const intents = new Map<string, PostIntent>();
  return {
    async add(intent) {
      if (!intents.has(intent.interactionId)) intents.set(intent.interactionId, intent);
    },
    all: async () => [...intents.values()].sort((a, b) => a.at.getTime() - b.at.getTime()),
    async drop(interactionId) {
      intents.delete(interactionId);
    },
    async forgetGuild(guildId) {
      const before = intents.size;
      for (const [id, intent] of intents) if (intent.guildId === guildId) intents.delete(id);
      return before - intents.size;
    },
  };
}
