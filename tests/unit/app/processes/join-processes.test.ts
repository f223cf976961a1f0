import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { joinProcesses } from '../../../../src/app/processes/join-processes.ts';
import type { RunningProcess } from '../../../../src/app/processes/process-file.ts';
import { EXIT } from '../../../../src/system/errors.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const WAIT = { timeout: 10_000 };
let home: string;
let dataDir: string;
let corpusDir: string;
let processes: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'footnote-processes-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  dataDir = path.join(home, 'data');
  corpusDir = path.join(home, 'corpus');
  processes = path.join(dataDir, 'processes');
  await mkdir(corpusDir);
});

async function joined(settings = { dataDir, corpusDir }) {
  const { log, lines } = memoryLog();
  const made = await joinProcesses(settings, log);
  onTestFinished(() => made.leave());
  return { ...made, lines };
}

/** A process that says this of itself; by default one on another machine, with other documents. */
async function another(changes: Partial<RunningProcess> = {}, silentMs = 0): Promise<string> {
  const id = changes.id ?? 'another';
  const said: RunningProcess = {
    id,
    pid: 1,
    host: 'elsewhere',
    startedAt: '2026-01-01T00:00:00.000Z',
    corpusDir: '/elsewhere',
    device: '1',
    inode: '1',
    answersFor: null,
    ...changes,
  };
  const file = path.join(processes, `${id}.json`);
  await mkdir(processes, { recursive: true });
  await writeFile(file, JSON.stringify(said));
  const at = new Date(Date.now() - silentMs);
  await utimes(file, at, at);
  return file;
}
/** The same documents, as a process of this machine says it. */
const here = async (changes: Partial<RunningProcess> = {}) =>
  another({ host: hostname(), pid: process.ppid, corpusDir, ...changes });

test('one that is alone claims everything and leaves nothing behind', async () => {
  const { claim, isSucceeded, leave, lines } = await joined();
  expect(await claim('1')).toBe(true);
  expect(await claim('1')).toBe(true);
  expect(isSucceeded()).toBe(false);
  expect(lines).toEqual([]);
  expect(await readdir(processes)).toHaveLength(1);
  await leave();
  expect(await readdir(processes)).toEqual([]);
});

test('another with other documents is a reason not to start, in one sentence', async () => {
  await another();
  await expect(joined()).rejects.toMatchObject({
    name: 'PlainError',
    exitCode: EXIT.config,
    message: expect.stringMatching(
      /^Another Footnote \(on elsewhere\) works on DATA_DIR \S+ with the documents in \/elsewhere, [^\n]+\.$/,
    ),
  });
  expect(await readdir(processes)).toEqual(['another.json']);
});

test.each([
  ['is killed', { pid: 2 ** 22 + 1, host: hostname() }, 0],
  ['had the number of this one', { pid: process.pid, host: hostname() }, 0],
  ['says nothing any more', {}, 21_000],
  ['came later, and gives way', { startedAt: '2999-01-01T00:00:00.000Z' }, 0],
])('one with other documents that %s is none', async (_, changes, silentMs) => {
  await another(changes, silentMs);
  await joined();
});

test('a file that is none of ours does no harm', async () => {
  await mkdir(processes, { recursive: true });
  await writeFile(path.join(processes, 'x.json'), '{"pid": "no"}');
  await writeFile(path.join(processes, 'y.json'), 'no JSON');
  await joined();
});

test('another with the same documents is told of', async () => {
  await here();
  const { lines } = await joined();
  expect(lines).toMatchObject([{ level: 'info', pid: process.ppid }]);
});

test.skipIf(process.platform === 'win32')('a link to the documents is the same', async () => {
  await here();
  const link = path.join(home, 'link');
  await symlink(corpusDir, link);
  await joined({ dataDir, corpusDir: link });
});

test('of several, one claims an interaction', async () => {
  await here();
  const one = await joined();
  const other = await joined();
  const claims = await Promise.all([one.claim('7'), other.claim('7'), one.claim('8')]);
  expect(claims.filter((is) => is)).toHaveLength(2);
  expect(claims[2]).toBe(true);
});

test('one that joins later is noticed, and so is that it leaves', async () => {
  const one = await joined();
  const file = await here({ answersFor: '5' });
  await one.answersFor('5');
  await expect.poll(() => one.isSucceeded(), WAIT).toBe(true);
  expect(await one.claim('1')).toBe(true);
  expect(await one.claim('1')).toBe(false);
  await rm(file);
  await expect.poll(() => one.isSucceeded(), WAIT).toBe(false);
});

test('one that answers for another application succeeds nobody', async () => {
  await here({ answersFor: '6' });
  const one = await joined();
  expect(one.isSucceeded()).toBe(false);
  await one.answersFor('5');
  expect(one.isSucceeded()).toBe(false);
});

test('of two that stop at once, neither counts on the other', async () => {
  await here({ answersFor: null });
  const one = await joined();
  await one.answersFor('5');
  await here({ id: 'second', answersFor: '5' });
  await one.standDown();
  expect(one.isSucceeded()).toBe(true);
  await here({ id: 'second', answersFor: null });
  await one.standDown();
  expect(one.isSucceeded()).toBe(false);
});

test('where the folder cannot be written, one works by itself', async () => {
  await writeFile(dataDir, 'a file in the way');
  const one = await joined();
  expect(await one.claim('1')).toBe(true);
  await one.standDown();
  expect(one.isSucceeded()).toBe(false);
});
