import type { Kysely, Selectable } from 'kysely';
import type { SourceRequest, SourceRequests } from '../../community/sources/source-requests.ts';
import type { Tables } from '../tables.ts';

/** Requests for a source in a database. Each change is one statement, whoever else writes. */
export function sourceRequestsIn(db: Kysely<Tables>): SourceRequests {
  return {
    async open({ messageId, serverId, channelId, dueAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('source_requests')
        .values({
          message_id: messageId,
          server_id: serverId,
          channel_id: channelId,
          post_id: null,
          given: 0,
          due_at: dueAt.toISOString(),
        })
        .onConflict((conflict) => conflict.column('message_id').doNothing())
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows) === 1;
    },

    async posted(messageId, postId) {
      await db
        .updateTable('source_requests')
        .set({ post_id: postId })
        .where('message_id', '=', messageId)
        .execute();
    },

    async find(messageId) {
      const row = await db
        .selectFrom('source_requests')
        .selectAll()
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return row ? requestOf(row) : null;
    },

    async give(messageId, most) {
      const { numUpdatedRows } = await db
        .updateTable('source_requests')
        .set((row) => ({ given: row('given', '+', 1) }))
        .where('message_id', '=', messageId)
        .where('given', '<', most)
        .executeTakeFirst();
      return Number(numUpdatedRows) === 1;
    },

    async close(messageId) {
      const { numDeletedRows } = await db
        .deleteFrom('source_requests')
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return Number(numDeletedRows) === 1;
    },

    async ofServer(serverId) {
      const rows = await db
        .selectFrom('source_requests')
        .selectAll()
        .where('server_id', '=', serverId)
        .where('post_id', 'is not', null)
        .orderBy('due_at')
        .orderBy('message_id')
        .execute();
      return rows.map(requestOf);
    },
  };
}

function requestOf(row: Selectable<Tables['source_requests']>): SourceRequest {
  return {
    messageId: row.message_id,
    serverId: row.server_id,
    channelId: row.channel_id,
    postId: row.post_id,
    given: row.given,
    dueAt: new Date(row.due_at),
  };
}
