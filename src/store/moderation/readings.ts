import type { Kysely, Selectable } from 'kysely';
import type { NextPart, Reading, ReadingEnd, Readings } from '../../community/readings/readings.ts';
import type { Tables } from '../tables.ts';

/** Readings in a database. Each change is one statement: what it finds is what it changes. */
export function readingsIn(db: Kysely<Tables>): Readings {
  const changed = (result: { readonly numUpdatedRows: bigint }) =>
    Number(result.numUpdatedRows) === 1;
  /** The row of a reading that goes on. */
  const running = (run: string) =>
    db.updateTable('readings').where('run', '=', run).where('ended_at', 'is', null);

  return {
    async start(reading) {
      const row = {
        channel_id: reading.channelId,
        document_key: reading.key,
        server_id: reading.serverId,
        run: reading.run,
        days: reading.schedule.days,
        time_of_day: reading.schedule.time,
        zone: reading.schedule.zone,
        words: reading.words,
        ...nextColumns(reading),
        claimed_at: null,
        end_reason: null,
        ended_at: null,
      };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('readings')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['channel_id', 'document_key'])
            .doUpdateSet(row)
            .where('readings.ended_at', 'is not', null),
        )
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows) === 1;
    },

    async find(run) {
      const row = await db
        .selectFrom('readings')
        .selectAll()
        .where('run', '=', run)
        .executeTakeFirst();
      return row ? readingOf(row) : null;
    },

    async ofServer(serverId) {
      const rows = await db
        .selectFrom('readings')
        .selectAll()
        .where('server_id', '=', serverId)
        .orderBy('due_at')
        .orderBy('run')
        .execute();
      const readings = rows.map(readingOf);
      const ended = readings
        .filter(({ end }) => end !== null)
        .sort((a, b) => (b.end?.at.getTime() ?? 0) - (a.end?.at.getTime() ?? 0));
      return [...readings.filter(({ end }) => end === null), ...ended];
    },

    async due(now) {
      const rows = await db
        .selectFrom('readings')
        .selectAll()
        .where('ended_at', 'is', null)
        .where('due_at', '<=', now.toISOString())
        .orderBy('due_at')
        .orderBy('run')
        .execute();
      return rows.map(readingOf);
    },

    async claim({ run, part, claimedAt }, now) {
      const free = running(run).set({ claimed_at: now.toISOString() }).where('part', '=', part);
      const result =
        claimedAt === null
          ? await free.where('claimed_at', 'is', null).executeTakeFirst()
          : await free.where('claimed_at', '=', claimedAt.toISOString()).executeTakeFirst();
      return changed(result);
    },

    async confirm({ run, part, claimedAt }, next, now) {
      const after =
        next === null
          ? { claimed_at: null, end_reason: 'finished', ended_at: now.toISOString() }
          : { claimed_at: null, ...nextColumns(next) };
      const result = await running(run)
        .set(after)
        .where('part', '=', part)
        .where('claimed_at', '=', claimedAt.toISOString())
        .executeTakeFirst();
      return changed(result);
    },

    async move({ run, part, dueAt }, next) {
      const result = await running(run)
        .set(nextColumns(next))
        .where('part', '=', part)
        .where('due_at', '=', dueAt.toISOString())
        .where('claimed_at', 'is', null)
        .executeTakeFirst();
      return changed(result);
    },

    async end(run, why, now) {
      const result = await running(run)
        .set({ claimed_at: null, end_reason: why, ended_at: now.toISOString() })
        .executeTakeFirst();
      return changed(result);
    },
  };
}

function nextColumns({ part, place, dueAt }: NextPart) {
  return { part, place, due_at: dueAt.toISOString() };
}

function readingOf(row: Selectable<Tables['readings']>): Reading {
  const { end_reason: why, ended_at: at } = row;
  return {
    run: row.run,
    serverId: row.server_id,
    channelId: row.channel_id,
    key: row.document_key,
    schedule: { days: row.days, time: row.time_of_day, zone: row.zone },
    words: row.words,
    part: row.part,
    place: row.place,
    dueAt: new Date(row.due_at),
    claimedAt: row.claimed_at === null ? null : new Date(row.claimed_at),
    end: at === null ? null : { why: why as ReadingEnd, at: new Date(at) },
  };
}
