import type { Migration } from 'kysely';

/**
 * `synonyms`: words that stand for one another in a server, as its moderators set them; no person and nothing
 * that members wrote. A row lives until it is removed or the bot leaves the server.
 */
export const synonymsTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('synonyms')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('word', 'text', (column) => column.notNull())
      .addColumn('means', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('synonyms_id', ['server_id', 'word', 'means'])
      .execute();
  },
};
