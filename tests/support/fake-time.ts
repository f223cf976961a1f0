import { setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';

/** How often to look, in milliseconds of real time: to look without a pause takes a core from who works. */
const LOOKS_EVERY = 5;

/** Resolves once a time limit has been set while time stands still. */
export async function aLimitIsSet(): Promise<void> {
  while (vi.getTimerCount() === 0) await sleep(LOOKS_EVERY);
}

/**
 * Does `work` while time stands still, and lets `seconds` pass whenever a time limit has been set: the
 * limit is met by what never ends, and by nothing that is only slow on a busy machine.
 */
export async function afterTheLimit<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const result = work();
    let ended = false;
    void result.finally(() => {
      ended = true;
    });
    while (!ended) {
      await sleep(LOOKS_EVERY);
      if (vi.getTimerCount() > 0) vi.advanceTimersByTime(seconds * 1000);
    }
    return await result;
  } finally {
    vi.useRealTimers();
  }
}
