import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import type { Core } from '../core.ts';
import type { RestFault } from '../faults.ts';
import { RestRefusal, refuse } from '../refusal.ts';
import type { Env } from './env.ts';
import { type RateLimit, RateLimiter, rateLimitHeaders } from './rate-limits.ts';
import { interactionOf, sentJson, withoutToken } from './traffic-log.ts';

/** Counts, delays, spoils and logs every request of the bot, in this order around its route. */
export function limitsAndFaults(core: Core, base: string): MiddlewareHandler<Env> {
  const limiter = new RateLimiter();
  return async (context, next) => {
    const { method } = context.req;
    const path = context.req.path.slice(base.length);
    const started = Date.now();
    core.traffic.inFlight += 1;
    try {
      // A request that waits must not keep a closed sandbox's process alive.
      if (core.faults.restDelayMs > 0) {
        await sleep(core.faults.restDelayMs, undefined, { ref: false });
      }
      const fault = core.faults.take(method, path);
      refuseByFault(fault);
      if (fault?.type === 'cut-request') {
        context.env.incoming.socket.end();
        return RESPONSE_ALREADY_SENT;
      }
      checkToken(core, path, context.req.header('authorization'));
      if (core.settings.rateLimits && !path.endsWith('/callback')) {
        const limit = limiter.count(method, path, Date.now());
        for (const [name, value] of Object.entries(rateLimitHeaders(limit))) {
          context.header(name, value);
        }
        if (!limit.allowed) throw rateLimited(limit.resetAfterMs, limit.global, limit);
      }
      await next();
      if (fault?.type === 'lose-answer') {
        context.env.incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    } finally {
      core.traffic.inFlight -= 1;
      const ms = Date.now() - started;
      const { status } = context.res;
      core.traffic.calls.push({
        at: started,
        method,
        path: withoutToken(path),
        status,
        ms,
        body: await sentJson(context),
        interactionId: interactionOf(core.interactions, path),
      });
    }
    return undefined;
  };
}

function refuseByFault(fault: RestFault | null): void {
  if (fault?.type === 'fail-rest') {
    throw new RestRefusal(fault.status, 0, `${fault.status}: Internal Server Error`);
  }
  if (fault?.type === 'rate-limit') throw rateLimited(fault.retryAfterMs, fault.global, null);
}

/** Callback and webhook routes carry their own token; all but the gateway's address needs the bot's. */
function checkToken(core: Core, path: string, header: string | undefined): void {
  if (path === '/gateway') return;
  if (/^\/interactions\/[^/]+\/[^/]+\/callback$/.test(path)) return;
  if (/^\/webhooks\/[^/]+\/[^/]+/.test(path)) return;
  if (core.faults.tokenRejected || header !== `Bot ${core.settings.token}`) {
    throw refuse.unauthorized();
  }
}

function rateLimited(afterMs: number, global: boolean, limit: RateLimit | null): RestRefusal {
  const seconds = afterMs / 1000;
  return new RestRefusal(429, 0, 'You are being rate limited.', {
    extra: { retry_after: seconds, global },
    headers: {
      ...(limit === null ? {} : rateLimitHeaders(limit)),
      'Retry-After': String(Math.ceil(seconds)),
      'X-RateLimit-Scope': global ? 'global' : 'user',
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  });
}
