import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { PlainError } from '../../system/errors.ts';
import { ClosedPlace } from '../command/poster.ts';

/** Not in the list of discord.js: a form that replies to a message that is gone. */
const UNKNOWN_REFERENCE = 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE';

/** What Discord's refusal of a post means to the person who asked for it, by its code. */
const SENTENCES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [RESTJSONErrorCodes.UnknownChannel, 'That channel is not there any more; nothing was posted.'],
  [RESTJSONErrorCodes.UnknownMessage, 'That message is not there any more; nothing was posted.'],
  [RESTJSONErrorCodes.MissingAccess, 'I cannot see that channel; nothing was posted.'],
  [
    RESTJSONErrorCodes.MissingPermissions,
    'Discord does not let me post there: I lack a permission in that channel; nothing was posted.',
  ],
  [
    RESTJSONErrorCodes.InvalidActionOnArchivedThread,
    'That thread is archived; open it again by writing in it, and then repeat this.',
  ],
  [RESTJSONErrorCodes.ThreadLocked, 'That thread is locked; nothing was posted.'],
  [
    RESTJSONErrorCodes.MaximumActiveThreads,
    'This server has as many open threads as Discord allows; close one and try again.',
  ],
]);

/** What somebody must change before anything can be posted there. */
const LASTING: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/**
 * The one sentence for what Discord refuses, or for a network that fails.
 * Every other error is returned as it is: it is a fault of ours.
 */
export function refusedPost(error: unknown): unknown {
  if (error instanceof RateLimitError) {
    return new PlainError(
      'Discord asks me to slow down; nothing was posted. Try again in a minute.',
    );
  }
  if (!(error instanceof DiscordAPIError)) {
    if (!(error instanceof HTTPError || isNetwork(error))) return error;
    return new PlainError(
      'Discord did not take this, so nothing was posted. Try again in a minute.',
      1,
      { cause: error },
    );
  }
  const isUnknownReference = JSON.stringify(error.rawError).includes(UNKNOWN_REFERENCE);
  const code = isUnknownReference ? RESTJSONErrorCodes.UnknownMessage : error.code;
  const sentence = SENTENCES.get(code);
  if (sentence === undefined) return error;
  const Refusal = LASTING.includes(code) ? ClosedPlace : PlainError;
  return new Refusal(sentence, 1, { cause: error });
}

/** What undici and Node say of a connection that broke, and what a time limit says. */
function isNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'code' in error || error.name === 'AbortError' || error.name === 'TimeoutError';
}
