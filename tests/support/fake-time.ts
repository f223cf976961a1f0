import { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';

/**
 * Does `work` with time standing still until it has set a time limit, and then lets `seconds` pass: the
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
    while (!ended && vi.getTimerCount() === 0) await nextTurn();
    vi.advanceTimersByTime(seconds * 1000);
    return await result;
  } finally {
    vi.useRealTimers();
  }
}
