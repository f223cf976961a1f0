import type { Kysely, Selectable } from 'kysely';
import type { PinnedAnswer, PinnedAnswers } from '../../community/pins/pinned-answers.ts';
import type { Tables } from '../tables.ts';

type Row = Selectable<Tables['pinned_answers']>;

/** Pinned answers in a database. */
export function pinnedAnswersIn(db: Kysely<Tables>): PinnedAnswers {
  return {
    async ofServer(serverId) {
      const rows = await db
        .selectFrom('pinned_answers')
        .selectAll()
        .where('server_id', '=', serverId)
        .orderBy('pinned_at', 'desc')
        .orderBy('pin_id')
        .execute();
      return rows.map(pinOf);
    },

    async pin(serverId, pin, most) {
      return db.transaction().execute(async (transaction) => {
        const { rows } = await transaction
          .selectFrom('pinned_answers')
          .select(({ fn }) => fn.countAll().as('rows'))
          .where('server_id', '=', serverId)
          .executeTakeFirstOrThrow();
        if (Number(rows) >= most) return false;
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('pinned_answers')
          .values({ server_id: serverId, pin_id: pin.pinId, ...rowOf(pin) })
          .onConflict((conflict) => conflict.columns(['server_id', 'pin_id']).doNothing())
          .executeTakeFirst();
        return Number(numInsertedOrUpdatedRows) === 1;
      });
    },

    // One statement: what it finds is what it changes, whoever else writes.
    async change(serverId, before, after) {
      const then = rowOf(before);
      const { numUpdatedRows } = await db
        .updateTable('pinned_answers')
        .set(rowOf(after))
        .where('server_id', '=', serverId)
        .where('pin_id', '=', before.pinId)
        .where('wordings', '=', then.wordings)
        .where('citations', '=', then.citations)
        .executeTakeFirst();
      return Number(numUpdatedRows) === 1;
    },

    async unpin(serverId, pinId) {
      const { numDeletedRows } = await db
        .deleteFrom('pinned_answers')
        .where('server_id', '=', serverId)
        .where('pin_id', '=', pinId)
        .executeTakeFirst();
      return Number(numDeletedRows) === 1;
    },
  };
}

/** A wording is one line; neither a citation id nor a digest holds white space or `#`. */
function rowOf({ wordings, passages, pinnedAt }: PinnedAnswer) {
  return {
    wordings: wordings.map((wording) => wording.replace(/\s+/gu, ' ')).join('\n'),
    citations: passages
      .map(({ citation, text }) => (text === null ? citation : `${citation}#${text}`))
      .join(' '),
    pinned_at: pinnedAt.toISOString(),
  };
}

function pinOf({ pin_id, wordings, citations, pinned_at }: Row): PinnedAnswer {
  const passages = citations.split(' ').map((one) => {
    const [citation = '', text = null] = one.split('#');
    return { citation, text };
  });
  return { pinId: pin_id, wordings: wordings.split('\n'), passages, pinnedAt: new Date(pinned_at) };
}
