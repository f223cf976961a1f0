import { createHash } from 'node:crypto';

/** A bucket's state after a request was counted. */
export interface RateLimit {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAfterMs: number;
  readonly bucket: string;
  readonly global: boolean;
}

interface Rule {
  readonly method?: string;
  readonly path: RegExp;
  readonly limit: number;
  readonly windowMs: number;
}

/**
 * Discord publishes no numbers; these were observed or are commonly reported. The first rule that
 * fits counts. Everything else shares a generous bucket for each route.
 */
const RULES: readonly Rule[] = [
  { path: /^\/webhooks\/\d+\/[^/]+/, limit: 5, windowMs: 2000 },
  { method: 'POST', path: /^\/channels\/\d+\/messages$/, limit: 5, windowMs: 5000 },
  { path: /\/reactions\//, limit: 4, windowMs: 1000 },
];
const OTHERWISE = { limit: 50, windowMs: 1000 };
/** Requests a second over all routes but those of interactions (Discord documentation). */
const GLOBAL = { limit: 50, windowMs: 1000 };

/** Counts requests in buckets of method, route and its main resource. */
export class RateLimiter {
  readonly #buckets = new Map<string, { used: number; resetAt: number }>();

  /** `path` begins after the API version. */
  count(method: string, path: string, now = Date.now()): RateLimit {
    const rule = RULES.find(
      (one) => (one.method === undefined || one.method === method) && one.path.test(path),
    );
    const ofInteraction = /^\/(interactions|webhooks)\//.test(path);
    if (!ofInteraction) {
      const all = this.#take('global', GLOBAL, now);
      if (!all.allowed) return { ...all, global: true };
    }
    return { ...this.#take(keyOf(method, path), rule ?? OTHERWISE, now), global: false };
  }

  #take(
    key: string,
    { limit, windowMs }: Pick<Rule, 'limit' | 'windowMs'>,
    now: number,
  ): Omit<RateLimit, 'global'> {
    const known = this.#buckets.get(key);
    const bucket =
      known === undefined || known.resetAt <= now ? { used: 0, resetAt: now + windowMs } : known;
    bucket.used += 1;
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > 2000) this.#forget(now);
    return {
      allowed: bucket.used <= limit,
      limit,
      remaining: Math.max(0, limit - bucket.used),
      resetAfterMs: bucket.resetAt - now,
      bucket: createHash('sha256').update(key).digest('hex').slice(0, 32),
    };
  }

  #forget(now: number): void {
    for (const [key, { resetAt }] of this.#buckets) {
      if (resetAt <= now) this.#buckets.delete(key);
    }
  }
}

/** Ids but the main resource's are one and the same route; so are a token's messages. */
function keyOf(method: string, path: string): string {
  const major = /^\/(?:channels|guilds)\/\d+|^\/webhooks\/\d+\/[^/]+/.exec(path)?.[0] ?? '';
  return `${method} ${major}${path.slice(major.length).replaceAll(/\d{16,20}|@original|%40original/g, ':id')}`;
}

/** The headers that tell a bot of its bucket. */
export function rateLimitHeaders(limit: RateLimit): Record<string, string> {
  const seconds = (limit.resetAfterMs / 1000).toFixed(3);
  return {
    'X-RateLimit-Limit': String(limit.limit),
    'X-RateLimit-Remaining': String(limit.remaining),
    'X-RateLimit-Reset': ((Date.now() + limit.resetAfterMs) / 1000).toFixed(3),
    'X-RateLimit-Reset-After': seconds,
    'X-RateLimit-Bucket': limit.bucket,
  };
}
