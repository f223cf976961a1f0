import type { Migration } from 'kysely';

/**
 * `unanswered`: questions that the documents of a server did not answer, where its managers switched that on:
 * the words of the one that was asked last of those alike, how often, and when; no person. The only text here
 * that members wrote. A row lives for `UNANSWERED_DAYS` (30) after it was asked last, until it is dismissed or
 * answered, the managers switch it off or the bot leaves the server; of 1,000 of a server the oldest goes.
 */
export const unansweredTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('unanswered')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('group_id', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('asked', 'integer', (column) => column.notNull())
      .addColumn('last_asked_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('unanswered_id', ['server_id', 'group_id'])
      .execute();
    await db.schema
      .createIndex('unanswered_last_asked')
      .on('unanswered')
      .columns(['server_id', 'last_asked_at'])
      .execute();
  },
};
