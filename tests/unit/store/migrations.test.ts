import path from 'node:path';
import { Kysely, Migrator, sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { LibsqlDialect } from '../../../src/store/libsql-dialect.ts';
import { MIGRATIONS, migrate } from '../../../src/store/migrations/migrate.ts';
import { newFolder, opened, quiet } from './opening.ts';

const NAMES = Object.keys(MIGRATIONS);

const fileIn = (folder: string) => path.join(folder, 'footnote.sqlite');

async function withDatabase<T>(
  folder: string,
  work: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  const db = new Kysely<unknown>({ dialect: new LibsqlDialect(fileIn(folder)) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Makes the database that the Footnote with the first `count` migrations made. */
async function madeByOlder(folder: string, count: number): Promise<void> {
  const known = Object.fromEntries(Object.entries(MIGRATIONS).slice(0, count));
  await withDatabase(folder, async (db) => {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });
}

const shape = (folder: string) =>
  withDatabase(folder, async (db) => {
    const tables = await db.introspection.getTables();
    return Object.fromEntries(
      tables.map(({ name, columns }) => [
        name,
        columns.map((column) => `${column.name} ${column.dataType.toLowerCase()}`),
      ]),
    );
  });

/** Everything that is kept. A column belongs here only if it can hold no person, nor a text but those named. */
const KEPT = {
  own_post_citations: [
    'message_id text',
    'position integer',
    'citation_id text',
    'document_key text',
    'digest text',
  ],
  own_posts: ['message_id text', 'channel_id text', 'guild_id text', 'posted_at text'],
  // Of texts, the wordings alone: moderators set them, as they set the rest.
  pinned_answers: [
    'server_id text',
    'pin_id text',
    'wordings text',
    'citations text',
    'pinned_at text',
  ],
  synonyms: ['server_id text', 'word text', 'means text'],
  // Of what members write, this text alone, where the managers of a server want it kept.
  unanswered: [
    'server_id text',
    'group_id text',
    'text text',
    'asked integer',
    'last_asked_at text',
  ],
  post_intents: ['interaction_id text', 'channel_id text', 'guild_id text', 'intended_at text'],
  passage_history: [
    'server_id text',
    'document_key text',
    'section integer',
    'passage integer',
    'hash text',
    'digest text',
    'fingerprint text',
    'first_seen text',
    'last_seen text',
  ],
  server_settings: ['server_id text', 'name text', 'value text'],
  source_requests: [
    'message_id text',
    'server_id text',
    'channel_id text',
    'post_id text',
    'given integer',
    'due_at text',
  ],
  reports: [
    'message_id text',
    'reason text',
    'server_id text',
    'channel_id text',
    'times integer',
    'reported_at text',
  ],
  readings: [
    'channel_id text',
    'document_key text',
    'server_id text',
    'run text',
    'days text',
    'time_of_day text',
    'zone text',
    'words integer',
    'part integer',
    'place text',
    'due_at text',
    'claimed_at text',
    'end_reason text',
    'ended_at text',
  ],
};

describe('the database', () => {
  test('has columns for ids, places, fingerprints and times, and no other', async () => {
    const folder = newFolder();
    await opened(folder);
    expect(await shape(folder)).toEqual(KEPT);
  });

  test.each(NAMES.map((name, index) => [index, name] as const))(
    'that has %i migrations comes to the same shape, from before %s',
    async (count) => {
      const folder = newFolder();
      await madeByOlder(folder, count);
      const info = vi.fn();
      await opened(folder, { log: { ...quiet, info } });
      expect(await shape(folder)).toEqual(KEPT);
      expect(info.mock.calls.slice(0, 1)).toEqual([
        [
          {
            file: fileIn(folder),
            migrations: NAMES.slice(count),
            ...(count === 0 ? {} : { copy: expect.stringContaining('before-updates') }),
          },
          'Brought the database up to date',
        ],
      ]);
    },
  );

  test.each([1, 2])('keeps its rows when it comes up from version %i', async (count) => {
    const folder = newFolder();
    await madeByOlder(folder, count);
    const day = '2024-05-06T07:08:09.000Z';
    await withDatabase(folder, async (db) => {
      for (const [key, passage] of [
        ['DEFECT', 2],
        ['DEFECT', 3],
        ['OTHER', 2],
      ] as const)
        await sql`insert into passage_history values (${key}, 3, ${passage}, 'k7f3q', 'f1', ${day}, ${day})`.execute(
          db,
        );
      if (count < 2) return;
      await sql`insert into own_posts values ('9', '1', null, ${day})`.execute(db);
      await sql`insert into own_post_citations values ('9', 0, 'DEFECT:3.2~k7f3q', 'DEFECT')`.execute(
        db,
      );
    });
    const store = await opened(folder);
    const kept = {
      server: null,
      key: 'DEFECT',
      section: 3,
      passage: 2,
      mark: 'k7f3q',
      digest: null,
      fingerprint: 'f1',
      text: expect.any(String),
      firstSeen: new Date(day),
      lastSeen: new Date(day),
    };
    expect(await store.passageHistory.findByMark('k7f3q', null)).toEqual([
      kept,
      { ...kept, passage: 3 },
      { ...kept, key: 'OTHER' },
    ]);
    expect(await store.passageHistory.find(kept, '300000000000000001')).toEqual(kept);
    const own = { ...kept, server: '300000000000000001', fingerprint: 'f2' };
    await store.passageHistory.remember([own]);
    expect(await store.passageHistory.find(kept, null)).toEqual(kept);
    expect(await store.ownPosts.postsCiting('DEFECT')).toHaveLength(count - 1);
  });

  test('is not migrated twice, and the log is then silent', async () => {
    const folder = newFolder();
    await opened(folder);
    const info = vi.fn();
    await opened(folder, { log: { ...quiet, info } });
    expect(info).not.toHaveBeenCalled();
    expect(await withDatabase(folder, (db) => migrate(db, 'it'))).toEqual([]);
  });

  test('opens although the clock was wrong when it was made', async () => {
    const folder = newFolder();
    await opened(folder);
    await withDatabase(folder, (db) =>
      sql`update kysely_migration set timestamp = '1970-01-01T00:00:00.000Z' where name = ${NAMES.at(-1)}`.execute(
        db,
      ),
    );
    const store = await opened(folder);
    expect(store.file).toBe(fileIn(folder));
  });

  test('undoes all migrations when one fails', async () => {
    const folder = newFolder();
    const broken = {
      up: async (db: Kysely<unknown>) => {
        await sql`create table nowhere (`.execute(db);
      },
    };
    await withDatabase(folder, async (db) => {
      const known = { ...MIGRATIONS, '9999-broken': broken };
      const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
      expect((await migrator.migrateToLatest()).error).toBeDefined();
    });
    expect(await shape(folder)).toEqual({});
  });

  test('names its migrations in the order of the list', () => {
    expect(NAMES).toEqual([...NAMES].sort());
  });
});
