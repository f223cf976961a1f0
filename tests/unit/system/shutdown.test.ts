import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
  signals.get('SIGTERM')?.();
  await vi.waitFor(() => expect(exits).toEqual([0]));
  stopWhenAsked().use(() => Promise.reject(new Error('stuck')), memoryLog().log);
  signals.get('SIGTERM')?.();
  await vi.waitFor(() => expect(exits).toEqual([0, 1]));
});

test('a start that is called off ends with 0 at once', () => {
  stopWhenAsked();
  signals.get('SIGTERM')?.();
  expect(exits).toEqual([0]);
});

describe('SIGHUP', () => {
  test('asks for what it was given, also where it came before that was there', () => {
    const stopping = stopWhenAsked(() => false);
    const act = vi.fn();
    signals.get('SIGHUP')?.();
    stopping.onHangUp(act);
    expect(act).toHaveBeenCalledTimes(1);
    signals.get('SIGHUP')?.();
    expect(act).toHaveBeenCalledTimes(2);
    expect(exits).toEqual([]);
  });

  test('asks for it while the terminal is there, and stops when that is gone', () => {
    let isGone = false;
    const stopping = stopWhenAsked(() => isGone);
    const act = vi.fn();
    const stop = vi.fn(async () => undefined);
    stopping.onHangUp(act);
    stopping.use(stop, memoryLog().log);
    signals.get('SIGHUP')?.();
    expect([act.mock.calls.length, stop.mock.calls.length]).toEqual([1, 0]);
    isGone = true;
    signals.get('SIGHUP')?.();
    expect([act.mock.calls.length, stop.mock.calls.length]).toEqual([1, 1]);
  });

  test('asks for nothing while the process stops', () => {
    const stopping = stopWhenAsked(() => false);
    stopping.use(() => new Promise<void>(() => undefined), memoryLog().log);
    const act = vi.fn();
    stopping.onHangUp(act);
    signals.get('SIGTERM')?.();
    signals.get('SIGHUP')?.();
    expect(act).not.toHaveBeenCalled();
  });
});
