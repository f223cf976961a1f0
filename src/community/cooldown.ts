import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What one person may do so often, counted in memory only. */
export interface Cooldown {
  /** Counts one use; milliseconds until the next is allowed where there were too many, else 0. */
  use(what: Limited, serverId: string, userId: string): Promise<number>;
}

export type Limited = keyof typeof LIMITS;

/** Uses, and in how many seconds; for one person in one server. */
const LIMITS = {
  ask: { points: 4, duration: 60 },
  cite: { points: 8, duration: 60 },
  report: { points: 3, duration: 600 },
} as const;

export function createCooldown(): Cooldown {
  const limiters = new Map(
    Object.entries(LIMITS).map(([what, limit]) => [
      what,
      new RateLimiterMemory({ ...limit, keyPrefix: what }),
    ]),
  );
  return {
    async use(what, serverId, userId) {
      try {
        await limiters.get(what)?.consume(`${serverId} ${userId}`);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
        throw refused;
      }
    },
  };
}
