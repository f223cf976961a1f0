import { type Migration, sql } from 'kysely';

/**
 * `passage_history` by server, since two servers may each have a document of the same key. What was
 * kept before belongs to everyone (an empty `server_id`). Rows live as before; those of a
 * server's own documents go at once when the bot leaves that server, and the longest unseen above
 * `historyPassagesPerServer` (25,000) of one server; `historyPassages` counts everyone's alone.
 *
 * The table is made anew: SQLite cannot change a primary key.
 */
export const passageHistoryByServer: Migration = {
  async up(db) {
    await db.schema.alterTable('passage_history').renameTo('passage_history_0001').execute();
    await db.schema
      .createTable('passage_history')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('document_key', 'text', (column) => column.notNull())
      .addColumn('section', 'integer', (column) => column.notNull())
      .addColumn('passage', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('first_seen', 'text', (column) => column.notNull())
      .addColumn('last_seen', 'text', (column) => column.notNull())
      // PostgreSQL knows the old table's constraint by its name still.
      .addPrimaryKeyConstraint('passage_history_server_id', [
        'server_id',
        'document_key',
        'section',
        'passage',
        'hash',
      ])
      .execute();
    await sql`
      insert into passage_history
        (server_id, document_key, section, passage, hash, fingerprint, first_seen, last_seen)
      select '', document_key, section, passage, hash, fingerprint, first_seen, last_seen
      from passage_history_0001`.execute(db);
    await db.schema.dropTable('passage_history_0001').execute();
    await db.schema
      .createIndex('passage_history_hash')
      .on('passage_history')
      .column('hash')
      .execute();
    await db.schema
      .createIndex('passage_history_last_seen')
      .on('passage_history')
      .column('last_seen')
      .execute();
  },
};
