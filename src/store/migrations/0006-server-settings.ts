import type { Migration } from 'kysely';

/**
 * `server_settings`: what the managers of a server set with `/config`: citation keys and marks, ids of
 * channels, numbers, words from fixed lists; no text and no person. A row lives until it is set to nothing
 * or the bot leaves the server; what names a channel goes with the channel.
 */
export const serverSettingsTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('server_settings')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('server_settings_id', ['server_id', 'name'])
      .execute();
  },
};
