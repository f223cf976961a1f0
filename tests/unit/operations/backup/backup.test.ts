import { createWriteStream } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import type { TarHeader } from 'modern-tar';
import { packTar, type TarSource } from 'modern-tar/fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupName, keepBackups } from '../../../../src/operations/backup/kept-backups.ts';
import { manifestOf } from '../../../../src/operations/backup/manifest.ts';
import { restoreBackup } from '../../../../src/operations/backup/restore-backup.ts';
import { writeBackup } from '../../../../src/operations/backup/write-backup.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { quiet } from '../../store/opening.ts';

const NOW = new Date('2026-05-04T12:00:00Z');
const TOKEN = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.AbCdEf.sEcReT';
const MANIFEST = manifestOf(
  { DISCORD_TOKEN: TOKEN, EXCERPT_LENGTH: '400', LOG_LEVEL: ' ', HOME: '/root' },
  NOW,
);
const POST = {
  channelId: '1400000000000000001',
  messageId: '1500000000000000001',
  guildId: '1200000000000000000',
  citations: ['RULES:1.1~k7f3q'],
  postedAt: NOW,
};

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const storeIn = async (dataDir: string) => {
  const store = await openStore(dataDir, { clock: () => NOW, log: quiet });
  onTestFinished(() => store.close());
  return store;
};

/** A bot's folders, with its database open, and room for a backup. */
async function running() {
  const home = await newFolder();
  const corpusDir = path.join(home, 'corpus');
  const dataDir = path.join(home, 'data');
  const own = path.join(corpusDir, 'servers', POST.guildId, '.removed');
  await mkdir(own, { recursive: true });
  await writeFile(path.join(corpusDir, 'rules.md'), '# Rules\n\nBe kind.');
  await writeFile(path.join(own, 'ältere Regeln.md'), '# Old rules');
  const store = await storeIn(dataDir);
  await store.ownPosts.record(POST);
  await writeFile(path.join(dataDir, 'footnote.secret'), 'a'.repeat(64), { mode: 0o600 });
  await mkdir(path.join(dataDir, 'library'));
  await writeFile(path.join(dataDir, 'library', 'readings'), 'made anew');
  return { home, settings: { corpusDir, dataDir }, file: path.join(home, 'backup.tar.gz') };
}

/** Folders that are not there yet. */
async function elsewhere() {
  const home = await newFolder();
  return { corpusDir: path.join(home, 'documents'), dataDir: path.join(home, 'state') };
}

async function archive(sources: readonly TarSource[]): Promise<string> {
  const file = path.join(await newFolder(), 'made.tar.gz');
  const map = (header: TarHeader): TarHeader => {
    if (header.name === 'data/OUT') return { ...header, name: 'data/../../OUT' };
    if (header.name === 'data/LINK') {
      return { ...header, type: 'symlink', linkname: '/etc/passwd', size: 0 };
    }
    return header;
  };
  await pipeline(packTar(sources, { map }), createGzip(), createWriteStream(file));
  return file;
}

describe('a backup', () => {
  test('holds documents, state, secret and settings, and restores to the same', async () => {
    const { home, settings, file } = await running();
    const report = await writeBackup(file, settings, MANIFEST);
    expect(report).toEqual({ files: 2, hasStore: true, leftOut: [] });
    expect((await readdir(home)).sort()).toEqual(['backup.tar.gz', 'corpus', 'data']);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    const bytes = gunzipSync(await readFile(file));
    expect(bytes.includes(TOKEN)).toBe(false);
    expect(bytes.includes('made anew')).toBe(false);

    const target = await elsewhere();
    const manifest = await restoreBackup(file, target);
    expect(manifest).toEqual({
      format: 1,
      madeAt: NOW.toISOString(),
      settings: { EXCERPT_LENGTH: '400' },
    });
    const names = await readdir(target.corpusDir, { recursive: true, withFileTypes: true });
    expect(
      names
        .filter((one) => one.isFile())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['rules.md', 'ältere Regeln.md']);
    expect((await readdir(target.dataDir)).sort()).toEqual(['footnote.secret', 'footnote.sqlite']);
    const secret = path.join(target.dataDir, 'footnote.secret');
    expect(await readFile(secret, 'utf8')).toBe('a'.repeat(64));
    if (process.platform !== 'win32') expect((await stat(secret)).mode & 0o777).toBe(0o600);
    const restored = await storeIn(target.dataDir);
    expect(await restored.ownPosts.postsCiting('RULES')).toEqual([POST]);
  });

  test('takes the place of nothing, and is not written among the documents', async () => {
    const { settings, file } = await running();
    await writeFile(file, 'mine');
    await expect(writeBackup(file, settings, MANIFEST)).rejects.toThrow(/a file of that name/);
    expect(await readFile(file, 'utf8')).toBe('mine');
    const among = path.join(settings.corpusDir, 'backup.tar.gz');
    await expect(writeBackup(among, settings, MANIFEST)).rejects.toThrow(/among the documents/);
    const nowhere = path.join(settings.dataDir, 'none', 'backup.tar.gz');
    await expect(writeBackup(nowhere, settings, MANIFEST)).rejects.toThrow(/no such folder/);
  });

  test.skipIf(process.platform === 'win32')(
    'names links that lead elsewhere and leaves them out',
    async () => {
      const { settings, file } = await running();
      await symlink('/etc', path.join(settings.corpusDir, 'etc'));
      const { leftOut, files } = await writeBackup(file, settings, MANIFEST);
      expect({ leftOut, files }).toEqual({ leftOut: ['etc'], files: 2 });
    },
  );

  test('is one of so many that are kept, by its name', async () => {
    const folder = await newFolder();
    const days = [1, 2, 3, 4].map((day) => backupName(new Date(Date.UTC(2026, 4, day))));
    for (const name of [...days, 'mine.tar.gz']) await writeFile(path.join(folder, name), '');
    expect(await keepBackups(folder, 2)).toEqual(days.slice(0, 2));
    expect((await readdir(folder)).sort()).toEqual([...days.slice(2), 'mine.tar.gz'].sort());
    expect(days[0]).toBe('footnote-backup-20260501T000000Z.tar.gz');
  });
});

describe('restoring', () => {
  test('refuses folders that hold anything, and leaves them as they are', async () => {
    const { settings, file } = await running();
    await writeBackup(file, settings, MANIFEST);
    await expect(restoreBackup(file, settings)).rejects.toThrow(/is not empty/);
    const target = await elsewhere();
    await mkdir(target.corpusDir);
    await writeFile(path.join(target.corpusDir, 'mine.md'), 'x');
    await expect(restoreBackup(file, target)).rejects.toThrow(/documents is not empty/);
    expect(await readdir(target.corpusDir)).toEqual(['mine.md']);
    await expect(readdir(target.dataDir)).rejects.toThrow(/ENOENT/);
  });

  test('of half a backup, of no backup and of none at all leaves nothing behind', async () => {
    const { settings, file } = await running();
    await writeBackup(file, settings, MANIFEST);
    await truncate(file, Math.floor((await stat(file)).size / 2));
    const target = await elsewhere();
    await expect(restoreBackup(file, target)).rejects.toThrow(/is damaged; take another/);
    await expect(restoreBackup(path.join(settings.corpusDir, 'rules.md'), target)).rejects.toThrow(
      /is no backup/,
    );
    await expect(restoreBackup(`${file}.none`, target)).rejects.toThrow(/^There is no file/);
    expect(await readdir(target.corpusDir)).toEqual([]);
    expect(await readdir(target.dataDir)).toEqual([]);
  });

  const content = (target: string, text: string) =>
    ({ type: 'content', target, content: text }) as const;
  const manifest = content('backup.json', JSON.stringify(MANIFEST));

  test.each<[string, TarSource[], RegExp]>([
    ['leads out of its folder', [manifest, content('data/OUT', 'x')], /is no backup/],
    ['holds a link', [manifest, content('data/LINK', '')], /is no backup/],
    ['is of another layout', [content('backup.json', '{"format":2}')], /is no backup/],
    ['says nothing of itself', [content('data/footnote.secret', 'x')], /is no backup/],
    [
      'has a database that is none',
      [manifest, content('data/footnote.sqlite', 'x'.repeat(99))],
      /is damaged/,
    ],
  ])('refuses a backup that %s', async (_, entries, expected) => {
    const file = await archive(entries);
    const target = await elsewhere();
    await expect(restoreBackup(file, target)).rejects.toThrow(expected);
    expect(await readdir(target.dataDir)).toEqual([]);
    expect(await readdir(path.dirname(target.dataDir))).not.toContain('OUT');
  });
});
