import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stopWhenAsked } from '../../../src/system/shutdown.ts';
import { memoryLog } from '../../support/memory-log.ts';

let now = 0;
const signals = new Map<string | symbol, () => void>();
const exits: unknown[] = [];

beforeEach(() => {
  now = 5_000;
  signals.clear();
  exits.length = 0;
  vi.stubEnv('npm_lifecycle_event', undefined);
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.spyOn(process, 'on').mockImplementation((signal, listener) => {
    signals.set(signal, listener);
    return process;
  });
  vi.spyOn(process, 'exit').mockImplementation(((status?: unknown) => {
    exits.push(status);
  }) as typeof process.exit);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('a signal that comes twice within a second is one, and a second one ends the process', () => {
  const stop = vi.fn(() => new Promise<void>(() => undefined));
  stopWhenAsked().use(stop, memoryLog().log);
  signals.get('SIGINT')?.();
  now += 1_000;
  signals.get('SIGINT')?.();
  expect(exits).toEqual([]);
  now += 1;
  signals.get('SIGTERM')?.();
  expect(exits).toEqual([130]);
  expect(stop).toHaveBeenCalledTimes(1);
});

test('the process ends with 0 once all is stopped, and with 1 where that went wrong', async () => {
  stopWhenAsked().use(async () => undefined, memoryLog().log);
  signals.get('SIGHUP')?.();
  await vi.waitFor(() => expect(exits).toEqual([0]));
  stopWhenAsked().use(() => Promise.reject(new Error('stuck')), memoryLog().log);
  signals.get('SIGHUP')?.();
  await vi.waitFor(() => expect(exits).toEqual([0, 1]));
});

test('a start that is called off ends with 0 at once', () => {
  stopWhenAsked();
  signals.get('SIGTERM')?.();
  expect(exits).toEqual([0]);
});
