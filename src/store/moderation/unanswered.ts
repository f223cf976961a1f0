import type { Kysely, Selectable } from 'kysely';
import type {
  UnansweredQuestion,
  UnansweredQuestions,
} from '../../community/unanswered/unanswered-questions.ts';
import type { Tables } from '../tables.ts';

/** Unanswered questions in a database. */
export function unansweredIn(db: Kysely<Tables>): UnansweredQuestions {
  const dropSurplus = async (serverId: string, most: number): Promise<void> => {
    const surplus = db
      .selectFrom('unanswered')
      .select('group_id')
      .where('server_id', '=', serverId)
      .orderBy('last_asked_at', 'desc')
      .orderBy('group_id')
      .limit(most);
    await db
      .deleteFrom('unanswered')
      .where('server_id', '=', serverId)
      .where('group_id', 'not in', surplus)
      .execute();
  };

  return {
    async keep(serverId, { groupId, text, lastAskedAt }, most) {
      const last_asked_at = lastAskedAt.toISOString();
      await db
        .insertInto('unanswered')
        .values({ server_id: serverId, group_id: groupId, text, asked: 1, last_asked_at })
        .onConflict((conflict) =>
          conflict.columns(['server_id', 'group_id']).doUpdateSet((row) => ({
            text,
            last_asked_at,
            asked: row('unanswered.asked', '+', 1),
          })),
        )
        .execute();
      const { rows } = await db
        .selectFrom('unanswered')
        .select(({ fn }) => fn.countAll().as('rows'))
        .where('server_id', '=', serverId)
        .executeTakeFirstOrThrow();
      if (Number(rows) > most) await dropSurplus(serverId, most);
    },

    async ofServer(serverId) {
      const rows = await db
        .selectFrom('unanswered')
        .selectAll()
        .where('server_id', '=', serverId)
        .orderBy('asked', 'desc')
        .orderBy('last_asked_at', 'desc')
        .orderBy('group_id')
        .execute();
      return rows.map(questionOf);
    },

    async find(serverId, groupId) {
      const row = await db
        .selectFrom('unanswered')
        .selectAll()
        .where('server_id', '=', serverId)
        .where('group_id', '=', groupId)
        .executeTakeFirst();
      return row ? questionOf(row) : null;
    },

    async dismiss(serverId, groupId) {
      const { numDeletedRows } = await db
        .deleteFrom('unanswered')
        .where('server_id', '=', serverId)
        .where('group_id', '=', groupId)
        .executeTakeFirst();
      return Number(numDeletedRows) === 1;
    },

    async forgetAll(serverId) {
      const { numDeletedRows } = await db
        .deleteFrom('unanswered')
        .where('server_id', '=', serverId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function questionOf(row: Selectable<Tables['unanswered']>): UnansweredQuestion {
  return {
    groupId: row.group_id,
    text: row.text,
    asked: row.asked,
    lastAskedAt: new Date(row.last_asked_at),
  };
}
