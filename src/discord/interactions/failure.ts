import { DiscordAPIError, HTTPError, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { PlainError } from '../../system/errors.ts';
import type { Request } from '../command/request.ts';
import { type Markdown, markdown } from '../rendering/markdown.ts';
import type { InteractionOutcome } from './account.ts';
import { missingPermissions } from './permissions.ts';

/** What the bot needs where it posts by itself; Discord's refusals do not say which one is missing. */
const USUAL =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

/** True when Discord says that nobody waits for this answer any more: too late, or already given. */
export function isSettled(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  return (
    error.code === RESTJSONErrorCodes.UnknownInteraction ||
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged ||
    isExpired(error)
  );
}

/** True when Discord takes no more answers to an interaction, as after a quarter of an hour. */
export function isExpired(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InvalidWebhookToken;
}

/** What a failure means: the one sentence for the person, and whether whoever runs the bot has to mend it. */
export interface Explained {
  readonly sentence: Markdown;
  readonly outcome: InteractionOutcome;
  readonly isOurs: boolean;
}

export function explain(error: unknown, request: Request, reference: string): Explained {
  if (error instanceof PlainError) {
    // With a cause, such as a disk that refuses, it is not the person who can mend it.
    const isOurs = error.cause !== undefined;
    return { sentence: markdown`${error.message}`, outcome: isOurs ? 'failed' : 'told', isOurs };
  }
  if (error instanceof DiscordAPIError && isRefusal(error)) {
    const missing = missingPermissions(request.appPermissions ?? 0n, USUAL);
    const which =
      missing.length > 0
        ? `the permission ${new Intl.ListFormat('en').format(missing)}`
        : 'a permission';
    const sentence = markdown`Discord does not let me do that in this channel: I lack ${which}. Someone who manages the server can grant it in the channel's settings.`;
    return { sentence, outcome: 'refused', isOurs: true };
  }
  return {
    sentence: markdown`Something went wrong on my side and nothing was lost. Please try again; if it happens again, give whoever runs this bot the reference \`${reference}\`.`,
    outcome: 'failed',
    isOurs: true,
  };
}

function isRefusal({ code }: DiscordAPIError): boolean {
  return (
    code === RESTJSONErrorCodes.MissingPermissions || code === RESTJSONErrorCodes.MissingAccess
  );
}

/**
 * The part of an error that may be logged. Never the error itself: discord.js keeps the address, which
 * holds the interaction's token, and the body, which holds what a person asked.
 */
export function loggable(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) {
    return { error: error.message, code: error.code, status: error.status };
  }
  if (error instanceof HTTPError) return { error: error.message, status: error.status };
  if (!(error instanceof Error)) return { error: String(error) };
  const { message, stack, cause } = error;
  return { error: message, stack, ...(cause instanceof Error ? { cause: cause.message } : {}) };
}
