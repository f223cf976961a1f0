import type { Migration } from 'kysely';

/**
 * `reports`: posts of the bot's own that somebody reported, once for each reason: ids of a message and a
 * channel, how often, when first; not who reported, and nothing of what was written with it. A row lives
 * until it is resolved, for `reportDays` (90) after it was first reported, and goes with its channel and its
 * server.
 */
export const reportsTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('reports')
      .addColumn('message_id', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addColumn('reported_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reports_id', ['message_id', 'reason'])
      .execute();
    await db.schema.createIndex('reports_server').on('reports').column('server_id').execute();
  },
};
