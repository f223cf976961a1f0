import type { Migration } from 'kysely';

/**
 * `passage_history`: citation ids with a fingerprint of the passage, no text and no person.
 * A row lives for `historyDays` (730) after the passage was last seen in the library, and the
 * longest unseen go first above `historyPassages` (250,000) rows.
 */
export const passageHistoryTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('passage_history')
      .addColumn('document_key', 'text', (column) => column.notNull())
      .addColumn('section', 'integer', (column) => column.notNull())
      .addColumn('passage', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('first_seen', 'text', (column) => column.notNull())
      .addColumn('last_seen', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('passage_history_id', ['document_key', 'section', 'passage', 'hash'])
      .execute();
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
