import { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';

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
      await nextTurn();
      if (vi.getTimerCount() > 0) vi.advanceTimersByTime(seconds * 1000);
    }
    return await result;
  } finally {
    vi.useRealTimers();
  }
}
