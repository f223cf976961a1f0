import {
  type APIMessage,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';

/** Where the bot may look for what it posted. All are ids. */
export interface PostPlace {
  readonly channelId: string;
  readonly interactionId: string;
  readonly applicationId: string;
}

/** Messages that may stand between a command and its answers; more than any channel has in a few seconds. */
const LOOKED_THROUGH = 100;

/** What Discord says where the bot may not look, or there is no such channel any more. */
const CLOSED: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/**
 * What the bot posted for everyone in answer to an interaction, oldest first: for where the receipt of a
 * post was lost. Null where the bot may not read the channel. Nothing of other people's messages is kept.
 * Rejects where Discord does not answer.
 */
export async function postsOfInteraction(
  rest: Pick<REST, 'get'>,
  { channelId, interactionId, applicationId }: PostPlace,
): Promise<APIMessage[] | null> {
  const query = new URLSearchParams({ after: interactionId, limit: String(LOOKED_THROUGH) });
  try {
    const found = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    return found
      .filter(
        (message) =>
          message.application_id === applicationId &&
          message.interaction_metadata?.id === interactionId,
      )
      .reverse();
  } catch (error) {
    if (error instanceof DiscordAPIError && CLOSED.includes(error.code)) return null;
    throw error;
  }
}
