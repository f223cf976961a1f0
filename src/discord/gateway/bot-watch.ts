import { DefaultRestOptions, type REST } from 'discord.js';
import type { Account } from '../interactions/account.ts';
import { resendingRequest } from './resend.ts';

/** Whose requests Discord counts together: the bot's at one place, all of the bot's, or everyone's there. */
type LimitScope = 'user' | 'global' | 'shared';

/** Told of what a bot does, to count it. Nothing of it names a person, a server or a text. */
export interface BotWatch {
  onHandled(account: Account): void;
  /** A connection to Discord was lost and is being made again. */
  onReconnecting(): void;
  /** Discord refused a request because there were too many (status 429). */
  onRateLimited(scope: LimitScope): void;
}

export const UNWATCHED: BotWatch = {
  onHandled: () => {},
  onReconnecting: () => {},
  onRateLimited: () => {},
};

type MakeRequest = REST['options']['makeRequest'];

/** How requests are made where those that Discord refuses as too many are told of. */
export function watchedRequest(
  { onRateLimited }: Pick<BotWatch, 'onRateLimited'>,
  request: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  return resendingRequest(async (url, init) => {
    const response = await request(url, init);
    if (response.status === TOO_MANY) {
      const scope = response.headers.get('x-ratelimit-scope');
      onRateLimited(scope === 'global' || scope === 'shared' ? scope : 'user');
    }
    return response;
  });
}

const TOO_MANY = 429;
