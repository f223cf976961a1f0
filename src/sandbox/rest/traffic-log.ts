import { Ring } from '../ring.ts';

/** One request of the bot, as the page's side panel shows it. Tokens are left out of the path. */
export interface RestCall {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

/** The bot's requests: the newest ones, and how many are under way. */
export class TrafficLog {
  readonly calls = new Ring<RestCall>(500);
  inFlight = 0;
}

/** A path with interaction tokens shortened. */
export function withoutToken(path: string): string {
  return path.replace(/((?:webhooks|interactions)\/\d+\/)[^/]{12,}/, '$1…');
}
