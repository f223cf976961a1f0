import type { Block } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { settingsOf } from './server-settings.ts';

/**
 * Writes lines, and then blocks, into the server's log channel, naming nobody to Discord; does nothing where
 * none is set. What was done stays done when that fails: the sentence that says so is returned.
 */
export async function tellLog(
  request: Pick<Request, 'serverId'>,
  services: Pick<Services, 'serverSettings' | 'poster'>,
  lines: readonly Markdown[],
  blocks: readonly Block[] = [],
): Promise<Markdown[]> {
  const { log } = await settingsOf(request, services);
  const { serverId } = request;
  if (log === null || serverId === null) return [];
  try {
    await services.poster.post(
      { guildId: serverId, channelId: log },
      { blocks: [{ kind: 'text', text: joined(lines, '\n') }, ...blocks] },
    );
    return [];
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    return [markdown`⚠️ The log channel was not told: ${error.message}`];
  }
}
