import type { Kysely, Selectable } from 'kysely';
import type { ReportedPost, ReportReason, Reports } from '../../community/reports/reports.ts';
import type { Tables } from '../tables.ts';

/** Reported posts in a database: a row for each reason. Each change is one statement, whoever else writes. */
export function reportsIn(db: Kysely<Tables>): Reports {
  return {
    async add({ messageId, serverId, channelId, reason, reportedAt }) {
      await db
        .insertInto('reports')
        .values({
          message_id: messageId,
          reason,
          server_id: serverId,
          channel_id: channelId,
          times: 1,
          reported_at: reportedAt.toISOString(),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['message_id', 'reason'])
            .doUpdateSet((row) => ({ times: row('reports.times', '+', 1) })),
        )
        .execute();
    },

    async ofServer(serverId) {
      const rows = await db
        .selectFrom('reports')
        .selectAll()
        .where('server_id', '=', serverId)
        .orderBy('reported_at')
        .orderBy('message_id')
        .orderBy('reason')
        .execute();
      const posts = new Map<string, Selectable<Tables['reports']>[]>();
      for (const row of rows) {
        posts.set(row.message_id, [...(posts.get(row.message_id) ?? []), row]);
      }
      return [...posts.values()].flatMap(reportedPost);
    },

    async resolve(serverId, messageId) {
      const { numDeletedRows } = await db
        .deleteFrom('reports')
        .where('server_id', '=', serverId)
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return Number(numDeletedRows) > 0;
    },
  };
}

/** The post that some rows are about, the earliest of them first. */
function reportedPost(rows: readonly Selectable<Tables['reports']>[]): ReportedPost[] {
  const [first] = rows;
  if (first === undefined) return [];
  return [
    {
      messageId: first.message_id,
      serverId: first.server_id,
      channelId: first.channel_id,
      reasons: new Map(rows.map(({ reason, times }) => [reason as ReportReason, times])),
      reportedAt: new Date(first.reported_at),
    },
  ];
}
