/**
 * Presses that may come twice: Discord hands out a button until its message was changed, and a press is
 * answered 3 s after it at the most, so that none can be on its way for longer than this.
 */
const REMEMBERED_MS = 10_000;
const MAX_REMEMBERED = 1_000;

/** Lets one of several equal presses through. */
export interface ShareGuard {
  /** False where what is shown was claimed a moment ago. */
  claim(messageId: string, shown: unknown): boolean;
  /** Takes a claim back: the next press may try again. */
  release(messageId: string, shown: unknown): void;
}

/** `now`: milliseconds since 1970. Another page of the same message is another thing to share. */
export function shareGuard(now: () => number): ShareGuard {
  const claims = new Map<string, number>();
  const keyOf = (messageId: string, shown: unknown) => `${messageId} ${JSON.stringify(shown)}`;
  return {
    claim(messageId, shown) {
      // In their order, so that the first to be kept ends the search.
      for (const [key, at] of claims) {
        if (now() - at < REMEMBERED_MS && claims.size < MAX_REMEMBERED) break;
        claims.delete(key);
      }
      const key = keyOf(messageId, shown);
      if (claims.has(key)) return false;
      claims.set(key, now());
      return true;
    },
    release(messageId, shown) {
      claims.delete(keyOf(messageId, shown));
    },
  };
}
