import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openHealthServer, type Page } from '../../../../src/operations/health/health-server.ts';
import { EXIT } from '../../../../src/system/errors.ts';

const LOOPBACK = { host: '127.0.0.1', port: 0 };
const fine: Page = { status: 200, type: 'text/plain', body: 'fine\n' };

async function opened(pages: ReadonlyMap<string, () => Promise<Page> | Page>): Promise<string> {
  const server = await openHealthServer(LOOPBACK, pages);
  onTestFinished(() => server.close());
  return server.url;
}

test('serves a page by its path, whatever the query says, and nothing else', async () => {
  const url = await opened(new Map([['/healthz', () => fine]]));
  const found = await fetch(`${url}/healthz?now=1`);
  expect([found.status, await found.text()]).toEqual([200, 'fine\n']);
  for (const path of ['', '/healthz/', '/__proto__', '/..%2fetc']) {
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  }
  expect((await fetch(`${url}/healthz`, { method: 'POST', body: 'x' })).status).toBe(405);
  const head = await fetch(`${url}/healthz`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('answers 500 and goes on where a page cannot be made', async () => {
  const url = await opened(
    new Map([['/metrics', () => Promise.reject(new Error('secret detail'))]]),
  );
  for (const _ of [1, 2]) {
    const broken = await fetch(`${url}/metrics`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('secret');
  }
});

test('a port that is taken is refused in one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(openHealthServer({ host: '127.0.0.1', port }, new Map())).rejects.toMatchObject({
    name: 'PlainError',
    message: `The port METRICS_PORT=${port} is taken on 127.0.0.1; stop what uses it, or set another one (0 picks one).`,
    exitCode: EXIT.unavailable,
  });
});

test('an address that is none of this machine is refused in one sentence', async () => {
  // Of the block for documentation, RFC 5737.
  await expect(openHealthServer({ host: '192.0.2.1', port: 0 }, new Map())).rejects.toMatchObject({
    name: 'PlainError',
    message: expect.stringMatching(/^METRICS_HOST=192\.0\.2\.1 is no address of this machine/),
  });
});

test('closes although somebody keeps a connection open', async () => {
  const server = await openHealthServer(LOOPBACK, new Map([['/healthz', () => fine]]));
  const { port } = new URL(server.url);
  const idle = connect(Number(port), '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  idle.on('error', () => {});
  const closed = new Promise((resolve) => idle.once('close', resolve));
  await server.close();
  await closed;
  await expect(
    new Promise((resolve, reject) => {
      request(server.url, resolve).once('error', reject).end();
    }),
  ).rejects.toThrow(/ECONNREFUSED/);
});
