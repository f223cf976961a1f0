import type { ExpressionBuilder, Kysely, Selectable, Transaction } from 'kysely';
import type {
  NotedRecord,
  PassageRecord,
  RememberedPassage,
} from '../../community/passage-history.ts';
import { deleteInBatches } from '../in-batches.ts';
import { EVERYONE, recordId } from '../passage-records.ts';
import type { Tables } from '../tables.ts';
import type { Seal } from './seal.ts';

type Row = Tables['passage_history'];

const PLACE = ['server_id', 'document_key', 'section', 'passage', 'hash'] as const;
type Place = Pick<Row, (typeof PLACE)[number]>;

/** Rows of `passage_history` as records and back. */
export function sealedRows(seal: Seal) {
  return {
    asRow: (record: PassageRecord, first: string, last: string): Row => ({
      server_id: record.server ?? EVERYONE,
      document_key: record.key,
      section: record.section,
      passage: record.passage,
      hash: record.mark,
      digest: seal.digest(record),
      fingerprint: seal.seal(record),
      first_seen: first,
      last_seen: last,
    }),
    /** Of a row that another secret sealed, nothing is known but its place. */
    asPassage(row: Selectable<Row>): RememberedPassage {
      const place = placeOf(row);
      const said = seal.open(place, row.fingerprint) ?? { digest: null, fingerprint: '' };
      const [firstSeen, lastSeen] = [new Date(row.first_seen), new Date(row.last_seen)];
      return { ...place, ...said, text: row.digest, firstSeen, lastSeen };
    },
  };
}

function placeOf(row: Place) {
  return {
    server: row.server_id === EVERYONE ? null : row.server_id,
    key: row.document_key,
    section: row.section,
    passage: row.passage,
    mark: row.hash,
  };
}

/** The rows that do not say which text they are of: from before there was a secret, or from another one. */
export interface OlderRows {
  /**
   * Takes out those that are of the same texts as these records, which are about to take their place. One of
   * which nothing can be read is taken for the same, unless there are several: then all of them stay.
   * @returns when each was first seen.
   */
  take(
    transaction: Transaction<Tables>,
    records: readonly NotedRecord[],
  ): Promise<ReadonlyMap<NotedRecord, string>>;
}

export function olderRows(seal: Seal): OlderRows {
  const { asPassage } = sealedRows(seal);
  // Digests of this secret lie between the two: `0a1b2c3d.` and `0a1b2c3d/`.
  const isOlder = ({ eb, or }: ExpressionBuilder<Tables, 'passage_history'>) =>
    or([eb('digest', '<=', seal.unknown), eb('digest', '>=', seal.unknown.replace('.', '/'))]);
  let any: Promise<boolean> | null = null;
  const anyOlder = async (transaction: Transaction<Tables>): Promise<boolean> => {
    const row = await transaction
      .selectFrom('passage_history')
      .select('digest')
      .where(isOlder)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  };
  return {
    async take(transaction, records) {
      any ??= anyOlder(transaction);
      const first = new Map<NotedRecord, string>();
      if (records.length === 0 || !(await any)) return first;
      const byId = new Map(records.map((record) => [recordId(record, record.server), record]));
      const rows = await transaction
        .selectFrom('passage_history')
        .selectAll()
        .where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple(...PLACE),
            'in',
            records.map((one) =>
              tuple(one.server ?? EVERYONE, one.key, one.section, one.passage, one.mark),
            ),
          ),
        )
        .where(isOlder)
        .execute();
      const olds = rows.map((row) => ({ row, old: asPassage(row) }));
      const unreadable = new Map<string, number>();
      for (const { old } of olds.filter((one) => one.old.fingerprint === '')) {
        const id = recordId(old, old.server);
        unreadable.set(id, (unreadable.get(id) ?? 0) + 1);
      }
      for (const { row, old } of olds) {
        const id = recordId(old, old.server);
        const record = byId.get(id);
        const isOneOfSeveral = old.fingerprint === '' && (unreadable.get(id) ?? 0) > 1;
        if (!record || isOneOfSeveral || !isOfSameText(old, record)) continue;
        const other = first.get(record) ?? row.first_seen;
        first.set(record, other < row.first_seen ? other : row.first_seen);
        await transaction
          .deleteFrom('passage_history')
          .where((eb) => eb.and({ ...placeIn(row), digest: row.digest }))
          .execute();
      }
      return first;
    },
  };
}

function isOfSameText(old: PassageRecord, record: NotedRecord): boolean {
  if (old.fingerprint === '' || old.fingerprint === record.fingerprint) return true;
  return old.fingerprint === record.former?.();
}

/**
 * Seals what a Footnote without a secret kept; of its words' hashes nothing is left to read.
 * @returns how many rows were sealed.
 */
export async function sealRecords(db: Kysely<Tables>, seal: Seal): Promise<number> {
  const { asRow } = sealedRows(seal);
  return deleteInBatches((limit) =>
    db.transaction().execute(async (transaction) => {
      const rows = await transaction
        .selectFrom('passage_history')
        .selectAll()
        .where('digest', '=', '')
        .limit(limit)
        .execute();
      for (const row of rows) {
        const record = { ...placeOf(row), digest: null, fingerprint: row.fingerprint };
        const { digest, fingerprint } = asRow(record, row.first_seen, row.last_seen);
        await transaction
          .updateTable('passage_history')
          .set({ digest, fingerprint })
          .where((eb) => eb.and({ ...placeIn(row), digest: '' }))
          .execute();
      }
      return rows.length;
    }),
  );
}

function placeIn({ server_id, document_key, section, passage, hash }: Place): Place {
  return { server_id, document_key, section, passage, hash };
}
