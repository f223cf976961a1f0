import type { KyselyConfig } from 'kysely';
import type { QueryKind, StoreOptions } from './store.ts';

const KINDS: ReadonlyMap<string, QueryKind> = new Map([
  ['SelectQueryNode', 'select'],
  ['InsertQueryNode', 'insert'],
  ['UpdateQueryNode', 'update'],
  ['DeleteQueryNode', 'delete'],
]);

/** The part of Kysely's settings by which each statement is told of, those that fail included. */
export function timedQueries(
  onQuery: NonNullable<StoreOptions['onQuery']>,
): Pick<KyselyConfig, 'log'> {
  return {
    log: ({ query, queryDurationMillis }) =>
      onQuery(KINDS.get(query.query.kind) ?? 'other', queryDurationMillis),
  };
}
