import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely } from 'kysely';
import Database from 'libsql';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LibsqlDialect } from '../../../src/store/libsql-dialect.ts';
import { ownPostsIn } from '../../../src/store/own-posts.ts';
import { DEFAULT_RETENTION } from '../../../src/store/retention.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { builtProgram } from '../../support/built-program.ts';
import { newFolder, opened } from './opening.ts';

let writer: string;
beforeAll(async () => {
  writer = await builtProgram('tests/fixtures/programs/store-writer.ts');
});

/** Starts a process with the store open, ready to write. */
function startWriter(folder: string, name: string, rows: number): ChildProcess {
  const child = spawn(process.execPath, [writer, folder, name, String(rows)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  return child;
}

async function isOpen(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('No output to wait for.');
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => {
      throw new Error('The writer ended before it had the store open.');
    }),
  ]);
}

async function write(child: ChildProcess): Promise<number | null> {
  const ended = once(child, 'exit');
  child.stdin?.end('write\n');
  const [status] = await ended;
  return status;
}

describe('several processes on one file', () => {
  test('make it together and lose no row of the 150 that each writes', async () => {
    const folder = newFolder();
    const writers = ['ONE', 'TWO'].map((name) => startWriter(folder, name, 150));
    await Promise.all(writers.map(isOpen));
    const store = await opened(folder);
    const results = Promise.all(writers.map(write));
    for (let row = 1; row <= 150; row += 1) {
      await store.ownPosts.record({
        channelId: 'THREE',
        messageId: `THREE-${row}`,
        guildId: null,
        citations: [`THREE:1.${row}~k7f3q`, 'BOTH:1.1~k7f3q'],
        postedAt: new Date(),
      });
      await nextTurn();
    }
    expect(await results).toEqual([0, 0]);
    expect(await store.ownPosts.postsCiting('BOTH')).toHaveLength(450);
    for (const name of ['ONE', 'TWO', 'THREE'])
      expect(await store.ownPosts.postsCiting(name)).toHaveLength(150);
    const passages = await store.passageHistory.findByMark('k7f3q', null);
    const count = (name: string) => passages.filter(({ key }) => key === name).length;
    expect(['ONE', 'TWO', 'BOTH'].map(count)).toEqual([150, 150, 150]);
  }, 60_000);

  test('open it at once, from nothing, four at a time', async () => {
    const folder = newFolder();
    const names = ['A1', 'A2', 'A3', 'A4'];
    const writers = names.map((name) => startWriter(folder, name, 1));
    await Promise.all(writers.map(isOpen));
    expect(await Promise.all(writers.map(write))).toEqual(names.map(() => 0));
    const store = await opened(folder);
    expect(await store.ownPosts.postsCiting('BOTH')).toHaveLength(names.length);
  }, 60_000);
});

describe('a file that another process is writing to', () => {
  const locked = async () => {
    const folder = newFolder();
    const store = await opened(folder);
    const other = new Database(path.join(folder, 'footnote.sqlite'));
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    return { store, other };
  };

  const post = {
    channelId: '1',
    messageId: '2',
    guildId: null,
    citations: ['DEFECT:1.1~k7f3q'],
    postedAt: new Date('2025-03-01T12:00:00.000Z'),
  };

  test('is waited for while everything else goes on', async () => {
    const { store, other } = await locked();
    let written = false;
    const writing = store.ownPosts.record(post).then(() => {
      written = true;
    });
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    expect(written).toBe(false);
    other.exec('commit');
    await writing;
    expect(await store.ownPosts.recent('1', 1)).toEqual([post]);
  });

  test('is given up after a while, in plain words, and can be written to later', async () => {
    const { store, other } = await locked();
    const impatient = new Kysely<Tables>({ dialect: new LibsqlDialect(String(store.file), 30) });
    onTestFinished(() => impatient.destroy());
    const posts = ownPostsIn(impatient, DEFAULT_RETENTION);
    await expect(posts.record(post)).rejects.toThrow('locked for too long; try again');
    await expect(posts.forget('2')).rejects.toThrow('locked for too long; try again');
    expect(await posts.recent('1', 1)).toEqual([]);
    other.exec('commit');
    await posts.record(post);
    expect(await store.ownPosts.recent('1', 1)).toEqual([post]);
  });

  test('gives the rows of before to whoever reads meanwhile', async () => {
    const { store, other } = await locked();
    other.exec("insert into own_posts values ('9', '1', null, '2025-01-01T00:00:00.000Z')");
    other.exec(
      "insert into own_post_citations values ('9', 0, 'DEFECT:1.1~k7f3q', 'DEFECT', null)",
    );
    expect(await store.ownPosts.recent('1', 50)).toEqual([]);
    other.exec('commit');
    expect(await store.ownPosts.recent('1', 50)).toHaveLength(1);
  });
});
