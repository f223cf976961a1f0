import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { describe, expect, test, vi } from 'vitest';
import { openStore, openStoreOrMemory } from '../../../src/store/open-store.ts';
import { EXIT, PlainError } from '../../../src/system/errors.ts';
import { newFolder, opened, quiet } from './opening.ts';

const options = { clock: () => new Date(), log: quiet };

const fileIn = (folder: string) => path.join(folder, 'footnote.sqlite');

/** The error that opening ends with; fails when it opens. */
async function refusal(folder: string): Promise<PlainError> {
  const error = await openStore(folder, options).then(
    async (store) => {
      await store.close();
      throw new Error('It opened.');
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof PlainError)) throw error;
  return error;
}

const record = (passage: number) => ({
  server: null,
  key: 'DEFECT',
  section: 1,
  passage,
  mark: 'k7f3q',
  digest: 'AAAA',
  fingerprint: 'f'.repeat(400),
});

async function filled(folder: string): Promise<void> {
  const store = await openStore(folder, options);
  await store.passageHistory.remember(Array.from({ length: 500 }, (_, index) => record(index + 1)));
  await store.close();
}

/** Works as another user where the tests run as root, to whom every folder can be written. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const nobody = 65_534;
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('opening a store', () => {
  test.each(['state', 'a/b/c', 'with space', 'per%20cent?mode=memory#part', 'ärger-日本'])(
    'makes the folder %s and the file in it',
    async (name) => {
      const folder = path.join(newFolder(), name);
      const store = await opened(folder);
      expect(store.file).toBe(fileIn(folder));
      expect(existsSync(fileIn(folder))).toBe(true);
    },
  );

  test.skipIf(process.platform === 'win32')('keeps a folder it makes to its owner', async () => {
    const folder = path.join(newFolder(), 'state');
    await opened(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('keeps what was written for the next run, all of it in the one file', async () => {
    const folder = newFolder();
    await filled(folder);
    const log = `${fileIn(folder)}-wal`;
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
    const store = await opened(folder);
    expect(await store.passageHistory.findByMark('k7f3q', null)).toHaveLength(500);
  });

  test('uses a write-ahead log and foreign keys', async () => {
    const folder = newFolder();
    const store = await opened(folder);
    await store.ownPosts.record({
      channelId: '1',
      messageId: '2',
      guildId: null,
      citations: ['DEFECT:1.1~k7f3q'],
      postedAt: new Date(),
    });
    await store.ownPosts.forget('2');
    const other = new Database(fileIn(folder));
    expect(other.prepare('pragma journal_mode').all()).toEqual([{ journal_mode: 'wal' }]);
    expect(other.prepare('select * from own_post_citations').all()).toEqual([]);
    other.close();
  });

  test('closes twice without harm and refuses work afterwards', async () => {
    const store = await opened();
    await Promise.all([store.close(), store.close()]);
    await expect(store.passageHistory.findByMark('k7f3q', null)).rejects.toThrow();
  });

  test('finishes what is under way before it closes', async () => {
    const folder = newFolder();
    const store = await opened(folder);
    const written = store.passageHistory.remember(
      Array.from({ length: 2000 }, (_, index) => record(index + 1)),
    );
    await store.close();
    await written;
    const again = await opened(folder);
    expect(await again.passageHistory.findByMark('k7f3q', null)).toHaveLength(2000);
  });

  test('drops what was kept long enough, and says how much', async () => {
    const info = vi.fn();
    const now = new Date('2025-03-01T12:00:00.000Z');
    const store = await opened(undefined, {
      clock: () => now,
      log: { ...quiet, info },
      retention: { historyDays: 1, ownPostDays: 1 },
    });
    await store.passageHistory.remember([record(1), record(2)]);
    await store.ownPosts.record({
      channelId: '1',
      messageId: '2',
      guildId: null,
      citations: ['DEFECT:1.1~k7f3q'],
      postedAt: now,
    });
    info.mockClear();
    await store.expire(new Date('2025-03-02T12:00:00.000Z'));
    expect(info).not.toHaveBeenCalled();
    await store.expire(new Date('2025-03-02T12:00:00.001Z'));
    expect(info.mock.calls).toEqual([
      [{ passages: 2, posts: 1, rows: 0 }, 'Dropped what was kept long enough'],
    ]);
    expect(await store.ownPosts.recent('1', 50)).toEqual([]);
  });
});

describe('a store that cannot be opened', () => {
  test('says so, and ends, where the system takes no folder', async () => {
    for (const place of ['/proc/nope', '/proc/nope/deeper']) {
      const error = await refusal(place);
      expect(error.message).toMatch(/^Footnote cannot write to \/proc\/nope.*DATA_DIR/);
      expect(error.exitCode).toBe(EXIT.noPermission);
    }
  });

  test('says that a file is in the way of the folder', async () => {
    const file = path.join(newFolder(), 'state');
    writeFileSync(file, 'not a folder');
    for (const folder of [file, path.join(file, 'below')]) {
      const error = await refusal(folder);
      expect(error.message).toBe(
        `${folder} cannot be the folder for Footnote's state because there is a file in the way; move the file, or set DATA_DIR to another folder.`,
      );
      expect(error.exitCode).toBe(EXIT.config);
    }
    expect(readFileSync(file, 'utf8')).toBe('not a folder');
  });

  test.skipIf(process.platform === 'win32')(
    'says which folder cannot be written, whether it is empty, missing or holds a database',
    async () => {
      const locked = newFolder();
      const held = newFolder();
      await filled(held);
      for (const each of [locked, held]) chmodSync(each, 0o555);
      await asOrdinaryUser(async () => {
        const missing = path.join(locked, 'state');
        const cases = [
          [missing, missing],
          [locked, fileIn(locked)],
          [held, fileIn(held)],
        ] as const;
        for (const [folder, named] of cases) {
          const error = await refusal(folder);
          expect(error.message).toBe(
            `Footnote cannot write to ${named}; let the user who runs it write there, or set DATA_DIR to another folder.`,
          );
          expect(error.exitCode).toBe(EXIT.noPermission);
        }
      });
    },
  );

  const damaged: readonly (readonly [string, (file: string) => void])[] = [
    ['is text', (file) => writeFileSync(file, 'Dear diary, '.repeat(900))],
    ['is one letter', (file) => writeFileSync(file, 'x')],
    ['was cut off in its header', (file) => truncateSync(file, 60)],
    ['was cut off in its second page', (file) => truncateSync(file, 5000)],
    [
      'has other bytes for its first page',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 100, 4096);
        writeFileSync(file, bytes);
      },
    ],
  ];

  test.each(damaged)(
    'says to move a file away that %s, and leaves it as it is',
    async (_, damage) => {
      const folder = newFolder();
      await filled(folder);
      damage(fileIn(folder));
      const before = readFileSync(fileIn(folder));
      const error = await refusal(folder);
      expect(error.message).toContain(
        `${fileIn(folder)} is damaged or not a database, and was left as it is; move it`,
      );
      expect(error.exitCode).toBe(EXIT.unavailable);
      expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
      await expect(openStoreOrMemory(folder, options)).rejects.toThrow('damaged or not a database');
    },
  );

  test('says so when damage shows only later, in the middle of the file', async () => {
    const folder = newFolder();
    await filled(folder);
    const bytes = readFileSync(fileIn(folder));
    bytes.fill(0xa5, 16 * 4096);
    writeFileSync(fileIn(folder), bytes);
    // At the latest: where it lies in an index, it shows when the store is opened.
    const work = opened(folder).then((store) =>
      store.expire(new Date('2100-01-01')).finally(() => store.close()),
    );
    await expect(work).rejects.toThrow('damaged or not a database');
    expect(readFileSync(fileIn(folder)).equals(bytes)).toBe(true);
  });

  test('says so when the place of the file is taken by a folder', async () => {
    const folder = newFolder();
    mkdirSync(fileIn(folder));
    expect((await refusal(folder)).message).toContain(`cannot write to ${fileIn(folder)}`);
  });

  test('leaves a database of a newer Footnote alone and says to update', async () => {
    const folder = newFolder();
    await filled(folder);
    const newer = new Database(fileIn(folder));
    newer.exec("insert into kysely_migration values ('9999-wings', '2099-01-01T00:00:00.000Z')");
    newer.prepare('pragma wal_checkpoint(truncate)').all();
    newer.close();
    const before = readFileSync(fileIn(folder));
    const error = await refusal(folder);
    expect(error.message).toBe(
      `${fileIn(folder)} was made by a newer Footnote (it has "9999-wings"); update Footnote, or set DATA_DIR to another folder.`,
    );
    expect(error.exitCode).toBe(EXIT.config);
    expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
  });
});

describe('a store that may be in memory', () => {
  test('is a file where the folder can be written', async () => {
    const store = await openStoreOrMemory(newFolder(), options);
    expect(store.file).not.toBeNull();
    await store.close();
  });

  test.skipIf(process.platform === 'win32')(
    'is in memory where it cannot, works, and the log says so',
    async () => {
      const folder = newFolder();
      const warn = vi.fn();
      chmodSync(folder, 0o555);
      const store = await asOrdinaryUser(async () => {
        return openStoreOrMemory(folder, { ...options, log: { ...quiet, warn } });
      });
      expect(store.file).toBeNull();
      await store.passageHistory.remember([record(1)]);
      expect(await store.passageHistory.findByMark('k7f3q', null)).toHaveLength(1);
      expect(warn.mock.calls).toEqual([
        [
          `Footnote cannot write to ${fileIn(folder)}; let the user who runs it write there, or set DATA_DIR to another folder. Until then, citations and posts are forgotten at exit.`,
        ],
      ]);
      await store.close();
    },
  );
});
