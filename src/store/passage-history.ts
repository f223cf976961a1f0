import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { PassageHistory } from '../community/passage-history.ts';
import { deleteInBatches, inBatches } from './in-batches.ts';
import { checkedRecords, EVERYONE, ownFirst } from './passage-records.ts';
import { daysBefore, type Retention, staleAt } from './retention.ts';
import type { Seal } from './sealing/seal.ts';
import { olderRows, sealedRows } from './sealing/sealed-rows.ts';
import type { Tables } from './tables.ts';

const ID = ['server_id', 'document_key', 'section', 'passage', 'hash', 'digest'] as const;

const seenFrom = (serverId: string | null): readonly string[] =>
  serverId === null ? [EVERYONE] : [EVERYONE, serverId];

/** The history in a database, where what it holds of texts is sealed. */
export function passageHistoryIn(
  db: Kysely<Tables>,
  clock: () => Date,
  { historyDays, historyPassages, historyPassagesPerServer }: Retention,
  seal: Seal,
): PassageHistory {
  const { asRow, asPassage } = sealedRows(seal);
  const older = olderRows(seal);

  const upsert = (on: Kysely<Tables>, rows: readonly Tables['passage_history'][], stale: string) =>
    on
      .insertInto('passage_history')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(ID)
          .doUpdateSet((row) => ({
            fingerprint: row.ref('excluded.fingerprint'),
            last_seen: row.ref('excluded.last_seen'),
          }))
          .where((row) =>
            row.or([
              row('passage_history.last_seen', '<=', stale),
              row('passage_history.fingerprint', '!=', row.ref('excluded.fingerprint')),
            ]),
          ),
      )
      .execute();

  /** Deletes up to `limit` of the rows for which `which` holds: the longest unseen. */
  const deleteOldest = async (
    limit: number,
    which: (row: ExpressionBuilder<Tables, 'passage_history'>) => Expression<SqlBool>,
  ) => {
    const oldest = db
      .selectFrom('passage_history')
      .select(ID)
      .where(which)
      .orderBy('last_seen')
      .orderBy('document_key', 'desc')
      .orderBy('section', 'desc')
      .orderBy('passage', 'desc')
      .orderBy('hash', 'desc')
      .orderBy('digest', 'desc')
      .limit(limit);
    const { numDeletedRows } = await db
      .deleteFrom('passage_history')
      .where(sql<SqlBool>`(${sql.join(ID.map((column) => sql.ref(column)))}) in (${oldest})`)
      .executeTakeFirst();
    return Number(numDeletedRows);
  };

  return {
    async remember(records) {
      const checked = checkedRecords(records);
      const now = clock();
      const stale = staleAt(now).toISOString();
      const seen = now.toISOString();
      await db.transaction().execute((transaction) =>
        inBatches(checked, async (slice) => {
          const before = await older.take(transaction, slice);
          const rows = slice.map((record) => asRow(record, before.get(record) ?? seen, seen));
          await upsert(transaction, rows, stale);
        }),
      );
    },

    async find({ key, section, passage, mark }, serverId, text) {
      const rows = await db
        .selectFrom('passage_history')
        .selectAll()
        .where('server_id', 'in', seenFrom(serverId))
        .where('document_key', '=', key)
        .where('section', '=', section)
        .where('passage', '=', passage)
        .where('hash', '=', mark)
        .execute();
      const known = rows.filter(({ digest }) => text === undefined || digest === text);
      return ownFirst(known.map(asPassage))[0] ?? null;
    },

    async findByMark(mark, serverId) {
      const rows = await db
        .selectFrom('passage_history')
        .selectAll()
        .where('hash', '=', mark)
        .where('server_id', 'in', seenFrom(serverId))
        .execute();
      return ownFirst(rows.map(asPassage));
    },

    forgetDocument: (key, server) =>
      deleteInBatches((limit) =>
        deleteOldest(limit, (row) =>
          row.and([row('server_id', '=', server ?? EVERYONE), row('document_key', '=', key)]),
        ),
      ),

    forgetGuild: (guildId) =>
      deleteInBatches((limit) => deleteOldest(limit, (row) => row('server_id', '=', guildId))),

    async expire(now) {
      const cutoff = daysBefore(now, historyDays).toISOString();
      const old = await deleteInBatches((limit) =>
        deleteOldest(limit, (row) => row('last_seen', '<', cutoff)),
      );
      const counts = await db
        .selectFrom('passage_history')
        .select(({ fn }) => ['server_id' as const, fn.countAll().as('rows')])
        .groupBy('server_id')
        .execute();
      let dropped = old;
      for (const { server_id, rows } of counts) {
        const most = server_id === EVERYONE ? historyPassages : historyPassagesPerServer;
        dropped += await deleteInBatches(
          (limit) => deleteOldest(limit, (row) => row('server_id', '=', server_id)),
          Math.max(0, Number(rows) - most),
        );
      }
      return dropped;
    },
  };
}
