import { copyFile, stat } from 'node:fs/promises';
import path from 'node:path';
import Database from 'libsql';
import { expect, onTestFinished, test, vi } from 'vitest';
import { checkpointsOf } from '../../../src/store/upkeep/checkpoints.ts';
import { newFolder, opened } from './opening.ts';

/** A thread that says that it is done when it is let. */
function withThread() {
  const said: string[] = [];
  let done = (): void => {};
  const start = (_: string, onDone: () => void) => {
    said.push('start');
    done = onDone;
    return {
      checkpoint: () => void said.push('checkpoint'),
      end: async () => void said.push('end'),
    };
  };
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  return { said, start, done: () => done() };
}

test('writes that come together are followed by one checkpoint, and no thread starts before', async () => {
  const { said, start } = withThread();
  const { afterWrite, close } = checkpointsOf('x', start, 100);
  afterWrite();
  afterWrite();
  await vi.advanceTimersByTimeAsync(99);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual(['start', 'checkpoint']);
  await close();
  expect(said.at(-1)).toBe('end');
});

test('what is written during a checkpoint has one of its own afterwards', async () => {
  const { said, start, done } = withThread();
  const { afterWrite } = checkpointsOf('x', start, 100);
  afterWrite();
  await vi.advanceTimersByTimeAsync(100);
  afterWrite();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual(['start', 'checkpoint']);
  done();
  await vi.advanceTimersByTimeAsync(100);
  expect(said).toEqual(['start', 'checkpoint', 'checkpoint']);
  done();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toHaveLength(3);
});

test('after the end nothing begins', async () => {
  const { said, start } = withThread();
  const { afterWrite, close } = checkpointsOf('x', start, 100);
  afterWrite();
  await close();
  afterWrite();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual([]);
});

test('the thread moves the log into the database, and ends', async () => {
  const store = await opened(newFolder());
  const file = String(store.file);
  const noteAll = async () => {
    for (let post = 0; post < 40; post += 1) {
      await store.ownPosts.record({
        channelId: '1',
        messageId: String(post),
        guildId: null,
        citations: ['A:1.1~aaaaa'],
        postedAt: new Date(),
      });
    }
  };
  await noteAll();
  const checkpoints = checkpointsOf(file, undefined, 1);
  checkpoints.afterWrite();
  /** What a copy of the file alone holds, without its log. */
  const posts = async () => {
    const copy = path.join(newFolder(), 'copy.sqlite');
    await copyFile(file, copy);
    const other = new Database(copy);
    try {
      return other.prepare('select count(*) as posts from own_posts').get();
    } finally {
      other.close();
    }
  };
  await expect.poll(posts, { timeout: 20_000, interval: 200 }).toMatchObject({ posts: 40 });
  await checkpoints.close();
});

test('a statement of the bot itself never waits for the disk to move the log', async () => {
  const store = await opened(newFolder());
  const { size } = await stat(String(store.file));
  const records = Array.from({ length: 8_000 }, (_, passage) => ({
    server: null,
    key: 'LONG',
    section: 1,
    passage,
    mark: 'aaaaa',
    digest: String(passage),
    fingerprint: 'A'.repeat(480),
  }));
  await store.passageHistory.remember(records);
  // SQLite would have moved them by itself from a thousand pages on.
  expect((await stat(String(store.file))).size).toBe(size);
  expect((await stat(`${store.file}-wal`)).size).toBeGreaterThan(1_000 * 4_096);
});
