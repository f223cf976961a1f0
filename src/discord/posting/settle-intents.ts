import type { REST } from 'discord.js';
import type { PostIntent } from '../../community/post-intents.ts';
import type { Log } from '../../system/log.ts';
import { loggable } from '../interactions/failure.ts';
import type { RecordPorts } from './post-record.ts';
import { postsOfInteraction } from './posts-of-interaction.ts';
import { shownOf } from './shown-message.ts';

export interface SettlingOptions extends RecordPorts {
  readonly rest: Pick<REST, 'get'>;
  readonly applicationId: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A post that is not there by now never went out. */
const UNDER_WAY_MS = 60_000;
/** Discord could not be asked for so long that nobody withdraws what was posted. */
const MOST_AGE_MS = 86_400_000;

/**
 * Records the posts whose message was not known when the process ended, or the connection did: what the bot
 * posted for each interaction that was noted before. Never rejects.
 */
export async function settleIntents(options: SettlingOptions): Promise<void> {
  const { postIntents, log, now } = options;
  try {
    for (const intent of await postIntents.all()) {
      const age = now() - intent.at.getTime();
      const isKnown = await record(intent, options);
      if (isKnown === 'posted' || age > (isKnown === 'none' ? UNDER_WAY_MS : MOST_AGE_MS)) {
        await postIntents.drop(intent.interactionId);
      }
    }
  } catch (error) {
    log.warn(loggable(error), 'Posts that were under way could not be looked up');
  }
}

/** `unknown`: Discord did not answer. */
async function record(
  { interactionId, channelId, guildId, at }: PostIntent,
  { rest, applicationId, ownPosts, log }: SettlingOptions,
): Promise<'posted' | 'none' | 'unknown'> {
  try {
    const place = { channelId, interactionId, applicationId };
    const posts = await postsOfInteraction(rest, place);
    for (const { id, components = [] } of posts ?? []) {
      const { citations } = shownOf(components);
      await ownPosts.record({ channelId, messageId: id, guildId, citations, postedAt: at });
    }
    const found = posts?.length ?? 0;
    if (found > 0) log.info({ posts: found }, 'Posts of the last run were found and recorded');
    return found > 0 ? 'posted' : 'none';
  } catch (error) {
    log.warn(loggable(error), 'A post of the last run could not be looked up');
    return 'unknown';
  }
}
