import type { Migration } from 'kysely';

/**
 * `post_intents`: interactions whose answer is being posted and not yet in `own_posts`, no text and no
 * person. A row lives until the post is recorded, seconds as a rule; what a process left behind that was
 * killed is looked up at the next start and goes then, after a day at the latest, or with its server.
 */
export const postIntentsTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('post_intents')
      .addColumn('interaction_id', 'text', (column) => column.primaryKey())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('guild_id', 'text')
      .addColumn('intended_at', 'text', (column) => column.notNull())
      .execute();
  },
};
