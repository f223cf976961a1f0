import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { textOf } from '../support/messages.ts';
import { isAlive, isThorough, run, runNode } from '../support/process.ts';
import { openSandbox } from '../support/sandbox.ts';

const READY = /Footnote is .*with ([\d,]+) documents? and ([\d,]+) passages?\./;
const posix = process.platform !== 'win32';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** One data folder for all tests that do not look into it, so that the documents are read only once. */
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'footnote-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function settingsFor(sandbox: { token: string; api: string }) {
  return { DISCORD_TOKEN: sandbox.token, DISCORD_API: sandbox.api, DATA_DIR: dataDir };
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isAlive(pid) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return !isAlive(pid);
}

describe('npm start', () => {
  test('without a token opens the sandbox, names its address and an example that works', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const taken = server.address();
    const port = typeof taken === 'object' ? taken?.port : undefined;
    const bot = runNode('src/index.ts', [], {
      env: { SANDBOX_PORT: String(port), DATA_DIR: dataDir },
    });
    await bot.says(READY);
    const [, next] = await bot.says(
      new RegExp(`Port ${port} is taken; the sandbox uses (\\d+)\\.`),
    );
    expect(next).not.toBe(String(port));
    const [, address] = await bot.says(new RegExp(`Open (http://127\\.0\\.0\\.1:${next}) `));
    await bot.says(/For example: \/ask question: \S+/);
    const page = await fetch(address ?? '');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    process.kill(bot.child.pid ?? 0, 'SIGTERM');
    expect(await bot.exit).toBe(0);
  });

  test('answers from a document that was added while it runs, and says what it could not read', {
    timeout: 30_000,
  }, async () => {
    const corpus = await emptyFolder();
    await writeFile(path.join(corpus, 'rules.md'), '# Rules\n\nBe kind to one another here.');
    const sandbox = await openSandbox();
    const bot = runNode('src/index.ts', [], {
      env: { ...settingsFor(sandbox), CORPUS_DIR: corpus, DATA_DIR: await emptyFolder() },
    });
    await bot.says(READY);
    await writeFile(path.join(corpus, 'fees.md'), '# Fees\n\nA boat trip costs eleven pounds.');
    await writeFile(path.join(corpus, 'bad.md'), '---\nissued: soon\n---\nText.');
    await bot.says(/bad\.md:2: .*must be a real date/);
    await bot.says(/The documents were read again: 2 added, 0 changed, 0 removed/);
    const question = 'How much does a boat trip cost?';
    const { message } = await sandbox.as('mia').in('general').slash('ask', { question });
    expect(JSON.stringify(message?.components)).toContain('eleven **pounds**');
    process.kill(bot.child.pid ?? 0, 'SIGTERM');
    expect(await bot.exit).toBe(0);
  });

  test.skipIf(!posix)(
    'asked to stop by SIGINT leaves the gateway with 1000 and exits with 0',
    async () => {
      const sandbox = await openSandbox();
      const bot = runNode('src/index.ts', [], { env: settingsFor(sandbox) });
      await bot.says(READY);
      process.kill(bot.child.pid ?? 0, 'SIGINT');
      expect(await bot.exit).toBe(0);
      expect(sandbox.closes.map(({ code }) => code)).toEqual([1000]);
    },
  );

  test.skipIf(!posix)('asked to stop while it starts exits with 0 and says nothing', async () => {
    const folder = await emptyFolder();
    const bot = runNode('src/index.ts', [], { env: { SANDBOX_PORT: '0', DATA_DIR: folder } });
    await expect.poll(() => readdir(folder), { timeout: 20_000, interval: 20 }).not.toEqual([]);
    process.kill(bot.child.pid ?? 0, 'SIGTERM');
    expect(await bot.exit).toBe(0);
    expect(bot.output()).toBe('');
  });

  test.skipIf(!posix)(
    'under npm reads the documents from TypeScript too, ends cleanly when npm is told to, and leaves no orphan',
    async () => {
      const sandbox = await openSandbox();
      const env = { ...settingsFor(sandbox), DATA_DIR: await emptyFolder() };
      const npm = run('npm', ['start'], { env });
      await npm.says(READY);
      const group = -(npm.child.pid ?? 0);
      process.kill(npm.child.pid ?? 0, 'SIGTERM');
      await npm.exit;
      expect(await gone(group, 5_000)).toBe(true);
      expect(sandbox.closes.map(({ code }) => code)).toEqual([1000]);
    },
  );

  test.runIf(posix && isThorough)(
    'under npm ends cleanly on Ctrl-C, which reaches npm and the bot',
    async () => {
      const sandbox = await openSandbox();
      const npm = run('npm', ['start'], { env: settingsFor(sandbox) });
      await npm.says(READY);
      const group = -(npm.child.pid ?? 0);
      process.kill(group, 'SIGINT');
      await npm.exit;
      expect(await gone(group, 5_000)).toBe(true);
      expect(sandbox.closes.map(({ code }) => code)).toEqual([1000]);
    },
  );

  test('keeps its state in DATA_DIR, and remembers it at the next start', async () => {
    const sandbox = await openSandbox();
    const env = { ...settingsFor(sandbox), DATA_DIR: await emptyFolder() };
    const file = path.join(env.DATA_DIR, 'footnote.sqlite');
    for (const start of [1, 2]) {
      const bot = runNode('src/index.ts', [], { env });
      await bot.says(READY);
      const mia = sandbox.as('mia').in('general');
      const listed = await mia.slash('bibliography', { private: true });
      expect(textOf(listed.message)).toMatch(start === 1 ? /cited nothing here/ : /1 passage of 1/);
      if (start === 1) await mia.slash('cite', { reference: 'DEFECT:1.1' });
      await sandbox.settled();
      process.kill(bot.child.pid ?? 0, 'SIGTERM');
      expect(await bot.exit).toBe(0);
      expect((await stat(file)).size).toBeGreaterThan(0);
    }
    if (posix) expect(sandbox.closes.map(({ code }) => code)).toEqual([1000, 1000]);
    expect(sandbox.refusals).toEqual([]);
  }, 60_000);

  test('with a damaged state file says so in one sentence and leaves the file alone', async () => {
    const folder = await emptyFolder();
    const file = path.join(folder, 'footnote.sqlite');
    await writeFile(file, 'this is no database');
    const bot = runNode('src/index.ts', [], { env: { SANDBOX_PORT: '0', DATA_DIR: folder } });
    expect(await bot.exit).not.toBe(0);
    expect(bot.output().trim().split('\n')).toHaveLength(1);
    expect(bot.output()).toContain(file);
    expect(await readFile(file, 'utf8')).toBe('this is no database');
  });

  test('with a file where DATA_DIR should be ends with one sentence that says so', async () => {
    const file = path.join(await emptyFolder(), 'a-file');
    await writeFile(file, '');
    const env = { SANDBOX_PORT: '0', DATA_DIR: path.join(file, 'data') };
    const bot = runNode('src/index.ts', [], { env });
    expect(await bot.exit).not.toBe(0);
    const last = bot.output().trimEnd().split('\n').at(-1);
    expect(last).toMatch(/^\S+ cannot be the folder .* DATA_DIR .+$/);
  });

  test.skipIf(!posix || process.getuid?.() === 0)(
    'where DATA_DIR may not be written answers all the same and warns',
    async () => {
      const folder = await emptyFolder();
      await chmod(folder, 0o500);
      const sandbox = await openSandbox();
      const env = { ...settingsFor(sandbox), DATA_DIR: folder };
      const bot = runNode('src/index.ts', [], { env });
      await bot.says(READY);
      expect(bot.output()).toMatch(/forgotten at exit/);
    },
  );

  test('reports all wrong settings at once and exits with 78', async () => {
    const bot = runNode('src/index.ts', [], { env: { LOG_LEVEL: 'loud', SANDBOX_PORT: 'x' } });
    expect(await bot.exit).toBe(78);
    expect(bot.output().trim().split('\n')).toEqual([
      'SANDBOX_PORT must be a whole number from 0 to 65535.',
      'LOG_LEVEL must be one of debug, info, warn, error, silent.',
    ]);
  });

  test('without documents says where they belong and exits with 78', async () => {
    const empty = await emptyFolder();
    const bot = runNode('src/index.ts', [], { env: { CORPUS_DIR: empty } });
    expect(await bot.exit).toBe(78);
    expect(bot.output()).toMatch(/^No document in the corpus folder .* CORPUS_DIR [^\n]+\n$/);
  });

  test('with a token that Discord refuses says so once and exits with 77, all else prepared', async () => {
    const sandbox = await openSandbox();
    const bot = runNode('src/index.ts', [], {
      env: { ...settingsFor(sandbox), DISCORD_TOKEN: 'MTEw.wrong.token', LOG_LEVEL: 'debug' },
    });
    expect(await bot.exit).toBe(77);
    expect(bot.output()).toMatch(/Quote checks are prepared[\s\S]*DISCORD_TOKEN/);
    expect(bot.output()).not.toMatch(/wrong\.token|at .*\.m?[jt]s:\d+/);
    expect(sandbox.calls.length).toBeLessThanOrEqual(2);
  });

  test('without a way to Discord says so and exits with 69', async () => {
    const bot = runNode('src/index.ts', [], {
      env: {
        DISCORD_TOKEN: 'MTEw.some.token',
        DISCORD_API: 'http://127.0.0.1:9/api',
        DATA_DIR: dataDir,
      },
    });
    expect(await bot.exit).toBe(69);
    expect(bot.output()).toMatch(/cannot be reached at http:\/\/127\.0\.0\.1:9\/api/);
  });
});
