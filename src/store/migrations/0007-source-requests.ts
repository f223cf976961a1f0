import type { Migration } from 'kysely';

/**
 * `source_requests`: messages whose author was asked for a source: ids of messages and a channel, when it is
 * due, how many sources were given; no person and nothing of what the message says. A row lives until the
 * request is withdrawn or resolved, for `requestDays` (30) after it was due, and goes with its channel and
 * its server.
 */
export const sourceRequestsTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('source_requests')
      .addColumn('message_id', 'text', (column) => column.primaryKey())
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('post_id', 'text')
      .addColumn('given', 'integer', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('source_requests_server')
      .on('source_requests')
      .columns(['server_id', 'due_at'])
      .execute();
  },
};
