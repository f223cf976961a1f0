import { expect, test, vi } from 'vitest';
import { readyPage } from '../../../../src/operations/health/readiness.ts';

const yes = { isConnected: () => true, isLoaded: () => true, isWritable: async () => true };

test('a bot is ready when gateway, library and database all are', async () => {
  const { status, body } = await readyPage(yes);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ ready: true, gateway: true, library: true, database: true });
});

test.each([
  ['gateway', { ...yes, isConnected: () => false }],
  ['library', { ...yes, isLoaded: () => false }],
  ['database', { ...yes, isWritable: async () => false }],
  ['database', { ...yes, isWritable: () => Promise.reject(new Error('disk')) }],
  ['gateway', { isLoaded: yes.isLoaded, isWritable: yes.isWritable }],
])('it is not where %s is not, and says which', async (part, parts) => {
  const { status, body } = await readyPage(parts);
  expect(status).toBe(503);
  const said = JSON.parse(body);
  expect(said).toMatchObject({ ready: false, [part]: false });
  expect(Object.values(said).filter((is) => is === false)).toHaveLength(2);
});

test('a database that lets one wait is not waited for', async () => {
  vi.useFakeTimers();
  const page = readyPage({ ...yes, isWritable: () => new Promise(() => {}) });
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  expect((await page).status).toBe(503);
});
