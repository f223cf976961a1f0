import type { Core } from '../core.ts';
import { plainWords } from '../plain-words.ts';
import type { RecordedRefusal, RestRefusal } from '../refusal.ts';
import { withoutToken } from './traffic-log.ts';

/** Keeps a refusal for tests and the page. A fault of the sandbox itself keeps its cause. */
export function recordRefusal(
  core: Core,
  method: string,
  path: string,
  refusal: RestRefusal,
  cause: Error,
): void {
  const own =
    cause === refusal
      ? plainWords(refusal)
      : `The sandbox itself failed: ${cause.stack ?? cause.message}`;
  const recorded: RecordedRefusal = {
    at: Date.now(),
    method,
    path: withoutToken(path),
    status: refusal.status,
    code: refusal.code,
    message: refusal.message,
    plain: own,
    errors: refusal.errors,
  };
  core.refusals.push(recorded);
  core.feed.publish({ type: 'refused', refusal: recorded });
}
