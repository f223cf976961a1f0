import { type Migration, sql } from 'kysely';

/**
 * `passage_history` by text: two texts at one place may have one mark, and each is remembered. `digest`
 * names the text, and `fingerprint` holds a digest of it and its words' hashes; both say nothing without the
 * secret that lies beside the database. What was kept before has an empty `digest` until the store
 * encrypts it (`sealRecords`). Rows live as before, and those of a document go when it is withdrawn with its
 * quotes.
 *
 * `own_post_citations` by text too: `digest` is that of the row of `passage_history`, null where there was
 * none.
 */
export const sealedRecords: Migration = {
  async up(db) {
    await db.schema.alterTable('passage_history').renameTo('passage_history_0003').execute();
    await db.schema
      .createTable('passage_history')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('document_key', 'text', (column) => column.notNull())
      .addColumn('section', 'integer', (column) => column.notNull())
      .addColumn('passage', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('first_seen', 'text', (column) => column.notNull())
      .addColumn('last_seen', 'text', (column) => column.notNull())
      // PostgreSQL knows the old table's constraint by its name still.
      .addPrimaryKeyConstraint('passage_history_text_id', [
        'server_id',
        'document_key',
        'section',
        'passage',
        'hash',
        'digest',
      ])
      .execute();
    await sql`
      insert into passage_history
        (server_id, document_key, section, passage, hash, digest, fingerprint, first_seen, last_seen)
      select server_id, document_key, section, passage, hash, '', fingerprint, first_seen, last_seen
      from passage_history_0003`.execute(db);
    await db.schema.dropTable('passage_history_0003').execute();
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
    // Finds what no secret, or another one, has sealed.
    await db.schema
      .createIndex('passage_history_digest')
      .on('passage_history')
      .column('digest')
      .execute();
    await db.schema.alterTable('own_post_citations').addColumn('digest', 'text').execute();
  },
};
