import type { Kysely } from 'kysely';
import type { ServerSynonyms } from '../../community/synonyms/server-synonyms.ts';
import type { Tables } from '../tables.ts';

/** The synonyms of servers in a database. */
export function synonymsIn(db: Kysely<Tables>): ServerSynonyms {
  return {
    ofServer: (serverId) =>
      db
        .selectFrom('synonyms')
        .select(['word', 'means'])
        .where('server_id', '=', serverId)
        .orderBy('word')
        .orderBy('means')
        .execute(),

    async add(serverId, { word, means }, most) {
      return db.transaction().execute(async (transaction) => {
        const { rows } = await transaction
          .selectFrom('synonyms')
          .select(({ fn }) => fn.countAll().as('rows'))
          .where('server_id', '=', serverId)
          .executeTakeFirstOrThrow();
        if (Number(rows) >= most) return false;
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('synonyms')
          .values({ server_id: serverId, word, means })
          .onConflict((conflict) => conflict.columns(['server_id', 'word', 'means']).doNothing())
          .executeTakeFirst();
        return Number(numInsertedOrUpdatedRows) === 1;
      });
    },

    async remove(serverId, { word, means }) {
      const { numDeletedRows } = await db
        .deleteFrom('synonyms')
        .where('server_id', '=', serverId)
        .where('word', '=', word)
        .where('means', '=', means)
        .executeTakeFirst();
      return Number(numDeletedRows) === 1;
    },
  };
}
