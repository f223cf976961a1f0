import type { Interactions } from '../interactions/interactions.ts';
import { Ring } from '../ring.ts';
import { readBody } from './body.ts';
import type { Ctx } from './env.ts';

/** One request of the bot, as the page's side panel shows it. Tokens are left out of the path. */
export interface RestCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** What the bot sent, without its files; null when it sent nothing or too much to keep. */
  readonly body: unknown;
  /** The interaction whose token the request carries. */
  readonly interactionId: string | null;
}

/** The bot's requests: the newest ones, and how many are under way. */
export class TrafficLog {
  readonly calls = new Ring<RestCall>(500);
  inFlight = 0;
}

/** Largest body, in characters of JSON, that the log keeps: several times a full message. */
const LARGEST_KEPT = 20_000;

/** Reads the JSON of a request once more, which the framework keeps, for the log. */
export async function sentJson(context: Ctx): Promise<unknown> {
  if (context.req.method === 'GET' || context.req.method === 'DELETE') return null;
  const json = await readBody(context).then(
    (body) => body.json,
    () => null,
  );
  return JSON.stringify(json).length > LARGEST_KEPT ? null : json;
}

/** The interaction that a callback or webhook path belongs to. */
export function interactionOf(interactions: Interactions, path: string): string | null {
  const [, kind, id, token] = path.split('/');
  if (kind === 'interactions') return id ?? null;
  if (kind !== 'webhooks') return null;
  return interactions.all.find((one) => one.token === token)?.id ?? null;
}

/** A path with interaction tokens shortened. */
export function withoutToken(path: string): string {
  return path.replace(/((?:webhooks|interactions)\/\d+\/)[^/]{12,}/, '$1…');
}
