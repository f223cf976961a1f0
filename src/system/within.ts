import { setTimeout as delay } from 'node:timers/promises';

/** What is promised, or null when that takes longer than so many milliseconds. */
export async function within<T>(milliseconds: number, promised: Promise<T>): Promise<T | null> {
  const over = new AbortController();
  const late = delay(milliseconds, null, { ref: false, signal: over.signal }).catch(() => null);
  try {
    return await Promise.race([promised, late]);
  } finally {
    over.abort();
  }
}
