import type { Migration } from 'kysely';

/**
 * `own_posts`: where the bot posted something for everyone, no text and no person.
 * A row lives for `ownPostDays` (90) after the post, at most `ownPostsPerChannel` (2,000) in one
 * channel, and goes at once when the message, its channel or its server goes.
 *
 * `own_post_citations`: what such a post cites. A row lives as long as its post.
 */
export const ownPostTables: Migration = {
  async up(db) {
    await db.schema
      .createTable('own_posts')
      .addColumn('message_id', 'text', (column) => column.primaryKey())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('guild_id', 'text')
      .addColumn('posted_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('own_posts_channel')
      .on('own_posts')
      .columns(['channel_id', 'posted_at'])
      .execute();
    await db.schema.createIndex('own_posts_guild').on('own_posts').column('guild_id').execute();
    await db.schema.createIndex('own_posts_posted').on('own_posts').column('posted_at').execute();
    await db.schema
      .createTable('own_post_citations')
      .addColumn('message_id', 'text', (column) =>
        column.notNull().references('own_posts.message_id').onDelete('cascade'),
      )
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('citation_id', 'text', (column) => column.notNull())
      .addColumn('document_key', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('own_post_citations_id', ['message_id', 'position'])
      .execute();
    await db.schema
      .createIndex('own_post_citations_citation')
      .on('own_post_citations')
      .column('citation_id')
      .execute();
    await db.schema
      .createIndex('own_post_citations_document')
      .on('own_post_citations')
      .column('document_key')
      .execute();
  },
};
