import { chmodSync } from 'node:fs';
import Database from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { memoryStore } from '../../../src/store/memory-store.ts';
import type { QueryKind } from '../../../src/store/store.ts';
import { opened, quiet } from './opening.ts';

describe('a store that is watched', () => {
  test('tells of each statement, by what it does', async () => {
    const told: [QueryKind, number][] = [];
    const store = await opened(undefined, { onQuery: (...one) => void told.push(one) });
    told.length = 0;
    await store.ownPosts.recent('1', 5);
    await store.ownPosts.forget('1');
    expect(new Set(told.map(([kind]) => kind))).toEqual(new Set(['select', 'delete']));
    for (const [, milliseconds] of told) expect(milliseconds).toBeGreaterThanOrEqual(0);
  });
});

describe('whether something can be written', () => {
  test('is said of a database, and changes nothing in it', async () => {
    const store = await opened();
    expect(await store.isWritable()).toBe(true);
    const other = new Database(String(store.file));
    onTestFinished(() => void other.close());
    expect(other.prepare('pragma user_version').get()).toMatchObject({ user_version: 0 });
  });

  test('is no where the file may not be written, or is closed', async () => {
    const store = await opened();
    const other = new Database(String(store.file));
    onTestFinished(() => void other.close());
    other.exec('pragma max_page_count = 1');
    await store.close();
    expect(await store.isWritable()).toBe(false);
    chmodSync(String(store.file), 0o600);
  });

  test('is no of a state that is in memory only', async () => {
    expect(await memoryStore({ clock: () => new Date(), log: quiet }).isWritable()).toBe(false);
  });
});
