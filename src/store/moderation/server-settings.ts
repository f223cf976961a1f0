import type { Kysely } from 'kysely';
import type { ServerSettings } from '../../community/settings/server-settings.ts';
import type { Tables } from '../tables.ts';

type SettingName = Parameters<ServerSettings['change']>[1];

/** The settings of servers in a database. */
export function serverSettingsIn(db: Kysely<Tables>): ServerSettings {
  return {
    async of(serverId) {
      const rows = await db
        .selectFrom('server_settings')
        .select(['name', 'value'])
        .where('server_id', '=', serverId)
        .execute();
      return new Map(rows.map(({ name, value }) => [name as SettingName, value]));
    },

    // One statement each: what it finds is what it changes, whoever else writes.
    async change(server_id, name, before, after) {
      if (before === after) return (await this.of(server_id)).get(name) === (before ?? undefined);
      if (before === null) {
        if (after === null) return true;
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('server_settings')
          .values({ server_id, name, value: after })
          .onConflict((conflict) => conflict.columns(['server_id', 'name']).doNothing())
          .executeTakeFirst();
        return Number(numInsertedOrUpdatedRows) === 1;
      }
      if (after === null) {
        const { numDeletedRows } = await db
          .deleteFrom('server_settings')
          .where('server_id', '=', server_id)
          .where('name', '=', name)
          .where('value', '=', before)
          .executeTakeFirst();
        return Number(numDeletedRows) === 1;
      }
      const { numUpdatedRows } = await db
        .updateTable('server_settings')
        .set({ value: after })
        .where('server_id', '=', server_id)
        .where('name', '=', name)
        .where('value', '=', before)
        .executeTakeFirst();
      return Number(numUpdatedRows) === 1;
    },

    async holding(part) {
      const rows = await db
        .selectFrom('server_settings')
        .selectAll()
        .where('value', 'like', `%${part}%`)
        .execute();
      return rows.map(({ server_id, name, value }) => ({
        serverId: server_id,
        name: name as SettingName,
        value,
      }));
    },
  };
}
