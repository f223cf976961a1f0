import { type Kysely, sql } from 'kysely';
import type { ServerRows } from '../../community/kept/server-rows.ts';
import { daysBefore } from '../retention.ts';
import type { Tables } from '../tables.ts';

/** Days after it was due that a request for a source is kept. */
const REQUEST_DAYS = 30;
/** Days that a report is kept. */
const REPORT_DAYS = 90;
/** Days after it was asked last that an unanswered question is kept. */
const UNANSWERED_DAYS = 30;
/** Days after its end that a reading is kept. */
const READING_DAYS = 30;

interface PlacedTable {
  readonly table: keyof Tables;
  readonly server: string;
  /** The column with the channel, where the rows of a table belong to one. */
  readonly channel?: string;
  /** Where the rows have their own ways to be dropped, by `OwnPosts` and `PassageHistory`. */
  readonly apart?: true;
}

/** Every table whose rows belong to a server; a test holds it to the columns of the database. */
export const PLACED_TABLES: readonly PlacedTable[] = [
  { table: 'server_settings', server: 'server_id' },
  { table: 'source_requests', server: 'server_id', channel: 'channel_id' },
  { table: 'pinned_answers', server: 'server_id' },
  { table: 'synonyms', server: 'server_id' },
  { table: 'unanswered', server: 'server_id' },
  { table: 'reports', server: 'server_id', channel: 'channel_id' },
  { table: 'readings', server: 'server_id', channel: 'channel_id' },
  { table: 'own_posts', server: 'guild_id', channel: 'channel_id', apart: true },
  { table: 'post_intents', server: 'guild_id', channel: 'channel_id', apart: true },
  { table: 'passage_history', server: 'server_id', apart: true },
];

/** What is kept of a server, counted and dropped over all tables. */
export function serverRowsIn(db: Kysely<Tables>): ServerRows {
  const drop = async (table: string, column: string, id: string): Promise<number> => {
    const { numAffectedRows } =
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db);
    return Number(numAffectedRows ?? 0n);
  };

  return {
    async count(serverId) {
      const counts = new Map<string, number>();
      for (const { table, server } of PLACED_TABLES) {
        const { rows } = await sql<{ rows: number }>`
          select count(*) as rows from ${sql.table(table)} where ${sql.ref(server)} = ${serverId}
        `.execute(db);
        const found = Number(rows[0]?.rows ?? 0);
        if (found > 0) counts.set(table, found);
      }
      return counts;
    },

    async forgetGuild(serverId) {
      let dropped = 0;
      for (const { table, server, apart } of PLACED_TABLES) {
        if (!apart) dropped += await drop(table, server, serverId);
      }
      return dropped;
    },

    async forgetChannel(channelId) {
      let dropped = 0;
      for (const { table, channel, apart } of PLACED_TABLES) {
        if (!apart && channel !== undefined) dropped += await drop(table, channel, channelId);
      }
      return dropped;
    },

    async expire(now) {
      const requests = await db
        .deleteFrom('source_requests')
        .where('due_at', '<', daysBefore(now, REQUEST_DAYS).toISOString())
        .executeTakeFirst();
      const reports = await db
        .deleteFrom('reports')
        .where('reported_at', '<', daysBefore(now, REPORT_DAYS).toISOString())
        .executeTakeFirst();
      const unanswered = await db
        .deleteFrom('unanswered')
        .where('last_asked_at', '<', daysBefore(now, UNANSWERED_DAYS).toISOString())
        .executeTakeFirst();
      const readings = await db
        .deleteFrom('readings')
        .where('ended_at', '<', daysBefore(now, READING_DAYS).toISOString())
        .executeTakeFirst();
      return [requests, reports, unanswered, readings].reduce(
        (sum, { numDeletedRows }) => sum + Number(numDeletedRows),
        0,
      );
    },
  };
}
