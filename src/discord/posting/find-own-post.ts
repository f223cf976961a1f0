import { type APIMessage, type REST, Routes, SnowflakeUtil } from 'discord.js';

/** How many of a channel's messages are looked through at a time. */
const LOOKED_THROUGH = 50;
/** How far the clocks of this machine and of Discord may be apart. */
const CLOCKS_APART_MS = 60_000;

interface Wanted {
  /** How the `custom_id` of one of its buttons begins. */
  readonly customIdStart: string;
  /** When it was posted at the earliest. */
  readonly since: Date;
}

/**
 * A bot's message of a channel that has a certain button: among the last 50, and among the 50 after the moment
 * since when it may be there, so that it is found in a busy channel too. Null where there is none. Nothing of
 * other messages is kept. Rejects where Discord does not answer.
 */
export async function findOwnPost(
  rest: Pick<REST, 'get'>,
  channelId: string,
  { customIdStart, since }: Wanted,
): Promise<APIMessage | null> {
  const after = SnowflakeUtil.generate({ timestamp: since.getTime() - CLOCKS_APART_MS });
  for (const place of [{}, { after: String(after) }]) {
    const query = new URLSearchParams({ limit: String(LOOKED_THROUGH), ...place });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const found = messages.find(
      ({ author, components = [] }) =>
        author.bot === true && components.some((one) => holds(one, customIdStart)),
    );
    if (found) return found;
  }
  return null;
}

/** A component, with the parts that may hold others. */
interface Holder {
  readonly custom_id?: string;
  readonly components?: readonly Holder[];
}

function holds(component: Holder | object, customIdStart: string): boolean {
  const { custom_id: id, components = [] } = component as Holder;
  return (
    id?.startsWith(customIdStart) === true || components.some((one) => holds(one, customIdStart))
  );
}
