import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often one person may ask for sources, and be asked; counted in memory only. */
export interface AskingLimits {
  /**
   * Counts a request of one person to another in a server; null where it is allowed, else who has had
   * enough, and then nothing is counted.
   */
  count(serverId: string, askerId: string, askedId: string): Promise<TooOften | null>;
  /** Takes a count back: the request could not be posted. */
  takeBack(serverId: string, askerId: string, askedId: string): Promise<void>;
}

interface TooOften {
  readonly who: 'asker' | 'asked';
  /** Milliseconds until it is allowed again. */
  readonly wait: number;
}

const DAY = 86_400;
/** Uses, and in how many seconds. */
const LIMITS = [
  { who: 'asker', points: 2, duration: 600 },
  { who: 'asker', points: 6, duration: DAY },
  { who: 'asked', points: 3, duration: DAY },
] as const;

export function askingLimits(): AskingLimits {
  const limiters = LIMITS.map(({ who, ...limit }) => ({
    who,
    limiter: new RateLimiterMemory({ ...limit, keyPrefix: `${who} ${limit.duration}` }),
  }));
  const keyOf = (serverId: string, who: string, askerId: string, askedId: string) =>
    `${serverId} ${who === 'asker' ? askerId : askedId}`;
  return {
    async count(serverId, askerId, askedId) {
      const counted: (() => Promise<unknown>)[] = [];
      for (const { who, limiter } of limiters) {
        const key = keyOf(serverId, who, askerId, askedId);
        try {
          await limiter.consume(key);
          counted.push(() => limiter.reward(key));
        } catch (refused) {
          if (!(refused instanceof RateLimiterRes)) throw refused;
          await limiter.reward(key);
          for (const undo of counted) await undo();
          return { who, wait: Math.max(1, refused.msBeforeNext) };
        }
      }
      return null;
    },
    async takeBack(serverId, askerId, askedId) {
      for (const { who, limiter } of limiters) {
        await limiter.reward(keyOf(serverId, who, askerId, askedId));
      }
    },
  };
}
