import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/system/errors.ts';
import { newFolder, opened } from './opening.ts';

const record = {
  server: null,
  key: 'DEFECT',
  section: 1,
  passage: 1,
  mark: 'k7f3q',
  digest: 'AAAA',
  fingerprint: 'f1',
};

describe('a backup', () => {
  test('is one file for its owner alone, and opens as a store with the rows of its moment', async () => {
    const store = await opened();
    await store.passageHistory.remember([record]);
    const folder = newFolder();
    const copy = path.join(folder, "it's a copy.sqlite");
    await store.backup(copy);
    await store.passageHistory.remember([{ ...record, passage: 2 }]);
    expect(readdirSync(folder)).toEqual(["it's a copy.sqlite"]);
    if (process.platform !== 'win32') expect(statSync(copy).mode & 0o777).toBe(0o600);
    renameSync(copy, path.join(folder, 'footnote.sqlite'));
    const restored = await opened(folder);
    expect(await restored.passageHistory.findByMark('k7f3q', null)).toHaveLength(1);
  });

  test('never takes the place of a file', async () => {
    const store = await opened();
    const file = path.join(newFolder(), 'thesis.doc');
    writeFileSync(file, 'years of work');
    await expect(store.backup(file)).rejects.toMatchObject({
      message: `The backup ${file} was not written: there is a file of that name already; name another place for it.`,
      exitCode: EXIT.unavailable,
    });
    expect(readFileSync(file, 'utf8')).toBe('years of work');
  });

  test('says so when there is no such folder, or a file in its place', async () => {
    const store = await opened();
    const folder = newFolder();
    const nowhere = path.join(folder, 'none', 'copy.sqlite');
    await expect(store.backup(nowhere)).rejects.toThrow(
      `The backup ${nowhere} was not written: there is no such folder; name another place for it.`,
    );
    mkdirSync(path.join(folder, 'some'));
    writeFileSync(path.join(folder, 'some', 'file'), '');
    const below = path.join(folder, 'some', 'file', 'copy.sqlite');
    await expect(store.backup(below)).rejects.toThrow(`The backup ${below} was not written: `);
  });
});
