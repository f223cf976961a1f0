import type { Migration } from 'kysely';

/**
 * `readings`: documents that are read in a channel, a part at a time: a citation key and place, the ids of a
 * server and a channel, days and a time of day, which part comes next and when; no person, and no word of the
 * document. `run` names one reading in buttons and posts. A row lives until `readingDays` (30) after the
 * reading ended, until the document is read in the channel anew, and goes with its channel and its server.
 */
export const readingsTable: Migration = {
  async up(db) {
    await db.schema
      .createTable('readings')
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('document_key', 'text', (column) => column.notNull())
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('days', 'text', (column) => column.notNull())
      .addColumn('time_of_day', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('words', 'integer', (column) => column.notNull())
      .addColumn('part', 'integer', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('claimed_at', 'text')
      .addColumn('end_reason', 'text')
      .addColumn('ended_at', 'text')
      .addPrimaryKeyConstraint('readings_id', ['channel_id', 'document_key'])
      .execute();
    await db.schema.createIndex('readings_server').on('readings').column('server_id').execute();
    await db.schema.createIndex('readings_due').on('readings').column('due_at').execute();
  },
};
