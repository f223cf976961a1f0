import type { Limited } from '../../src/community/cooldown.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { isModerator } from './moderating/moderator.ts';

/**
 * Counts one use of a command by a person in a server; what is said where there were too many, else null.
 * Moderators are not counted.
 */
export async function tooOften(
  what: Limited,
  request: Request,
  { cooldown }: Pick<Services, 'cooldown'>,
  now = Date.now(),
): Promise<Reply | null> {
  const { serverId, userId } = request;
  if (serverId === null || isModerator(request)) return null;
  const wait = await cooldown.use(what, serverId, userId);
  if (wait === 0) return null;
  return privately(
    markdown`That was a lot at once, so that others can be read too. Try again ${relativeTime(now + wait)}.`,
  );
}

/** "in 20 seconds", as each reader's Discord says it. `at`: milliseconds since 1970. */
export function relativeTime(at: number): Markdown {
  return { markdown: `<t:${Math.ceil(at / 1000)}:R>` };
}
