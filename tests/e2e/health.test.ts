import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runNode } from '../support/process.ts';
import { openSandbox } from '../support/sandbox.ts';

const WAIT = { timeout: 20_000 };
const QUESTION = 'How much does a MARMALADE trip cost?';

async function folders(): Promise<{ CORPUS_DIR: string; DATA_DIR: string }> {
  const [CORPUS_DIR = '', DATA_DIR = ''] = await Promise.all(
    ['corpus', 'data'].map((name) => mkdtemp(path.join(tmpdir(), `footnote-${name}-`))),
  );
  onTestFinished(async () => {
    for (const folder of [CORPUS_DIR, DATA_DIR]) await rm(folder, { recursive: true, force: true });
  });
  await writeFile(
    path.join(CORPUS_DIR, 'fees.md'),
    '# Fees\n\nA marmalade trip costs eleven pounds and a half.',
  );
  return { CORPUS_DIR, DATA_DIR };
}

test('a bot tells whether it is well and what it did, without a word of what people wrote', {
  timeout: 240_000,
}, async () => {
  const sandbox = await openSandbox();
  const bot = runNode('src/index.ts', [], {
    env: {
      ...(await folders()),
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API: sandbox.api,
      METRICS_PORT: '0',
    },
  });
  const [, url = ''] = await bot.says(/figures are at (http:\/\/127\.0\.0\.1:\d+)\/metrics/);
  const get = async (page: string) => {
    const answer = await fetch(`${url}${page}`);
    return { status: answer.status, body: await answer.text() };
  };
  const value = async (series: string): Promise<number> => {
    const { body } = await get('/metrics');
    const line = body.split('\n').find((one) => one.startsWith(`${series} `));
    return Number(line?.slice(series.length));
  };
  expect(await get('/healthz')).toEqual({ status: 200, body: 'ok\n' });
  await bot.says(/Footnote is on Discord/);
  expect(JSON.parse((await get('/readyz')).body)).toEqual({
    ready: true,
    gateway: true,
    library: true,
    database: true,
  });

  sandbox.fault({ type: 'rate-limit', retryAfterMs: 1, match: { path: '/callback' } });
  const mia = sandbox.as('mia').in('general');
  const { message } = await mia.slash('ask', { question: QUESTION });
  expect(JSON.stringify(message?.components)).toContain('eleven');
  const asked = 'footnote_interactions_total{kind="command",command="ask",outcome="answered"}';
  await expect.poll(() => value(asked), WAIT).toBe(1);
  expect(await value('footnote_answers_total{band="answer"}')).toBe(1);
  expect(await value('footnote_first_reply_seconds_count{kind="command"}')).toBe(1);
  expect(await value('footnote_rest_rate_limited_total{scope="user"}')).toBe(1);
  expect(await value('footnote_documents{shelf="shared"}')).toBe(1);
  expect(await value('footnote_database_seconds_count{kind="select"}')).toBeGreaterThan(0);
  const { reference } = JSON.parse((await bot.says(/^\{.*"name":"ask".*\}$/m))[0]) as {
    reference: string;
  };
  expect(reference).toMatch(/^\w{6}$/);
  const said = `${bot.output()}${(await get('/metrics')).body}`;
  expect(said).not.toMatch(/marmalade|eleven/i);

  sandbox.fault({ type: 'drop-connection' });
  await expect.poll(() => value('footnote_gateway_reconnects_total'), WAIT).toBe(1);
  await expect.poll(() => value('footnote_gateway_up'), WAIT).toBe(1);
  process.kill(bot.child.pid ?? 0, 'SIGTERM');
  expect(await bot.exit).toBe(0);
});

test('a port that is taken ends the start with one sentence and 69', {
  timeout: 240_000,
}, async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const bot = runNode('src/index.ts', [], {
    env: { ...(await folders()), SANDBOX_PORT: '0', METRICS_PORT: String(port) },
  });
  expect(await bot.exit).toBe(69);
  expect(bot.output()).toMatch(/^The port METRICS_PORT=\d+ is taken on 127\.0\.0\.1; [^\n]+\n$/);
});

test.skipIf(process.platform === 'win32')(
  'SIGHUP reads .env again, and the next answer goes by it',
  { timeout: 240_000 },
  async () => {
    const sandbox = await openSandbox();
    const home = await mkdtemp(path.join(tmpdir(), 'footnote-home-'));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    const env = path.join(home, '.env');
    await writeFile(env, 'ANSWER_THRESHOLD=0.1\n');
    const bot = runNode('src/index.ts', [], {
      cwd: home,
      env: {
        ...(await folders()),
        DISCORD_TOKEN: sandbox.token,
        DISCORD_API: sandbox.api,
        METRICS_PORT: '0',
      },
    });
    await bot.says(/Footnote is on Discord/);
    const mia = sandbox.as('mia').in('general');
    let asked = 0;
    const band = async () => {
      await mia.slash('ask', { question: QUESTION });
      asked += 1;
      const lines = () => bot.output().match(/^\{.*"name":"ask".*\}$/gm) ?? [];
      await expect.poll(() => lines().length, WAIT).toBe(asked);
      return JSON.parse(lines().at(-1) ?? '{}').band;
    };
    expect(await band()).toBe('answer');
    await writeFile(env, 'ANSWER_THRESHOLD=1\nEXCERPT_LENGTH=9\nSANDBOX_PORT=4000\n');
    process.kill(bot.child.pid ?? 0, 'SIGHUP');
    await bot.says(/EXCERPT_LENGTH must be [^"]*; the value of before stays\./);
    await bot.says(/SANDBOX_PORT needs a restart/);
    await bot.says(/read again; changed: ANSWER_THRESHOLD\./);
    expect(await band()).toBe('unsure');
    process.kill(bot.child.pid ?? 0, 'SIGTERM');
    expect(await bot.exit).toBe(0);
  },
);
