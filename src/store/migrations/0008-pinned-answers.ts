import type { Migration } from 'kysely';

/**
 * `pinned_answers`: which passages the moderators of a server chose for which questions: the wordings that they
 * set, a line each, and citation ids, each with the digest of its row in `passage_history`; no person and
 * nothing that members wrote. A row lives until it is unpinned or the bot leaves the server.
 */
export const pinnedAnswersTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('pinned_answers')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('pin_id', 'text', (column) => column.notNull())
      .addColumn('wordings', 'text', (column) => column.notNull())
      .addColumn('citations', 'text', (column) => column.notNull())
      .addColumn('pinned_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('pinned_answers_id', ['server_id', 'pin_id'])
      .execute();
  },
};
