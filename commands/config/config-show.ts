import { PermissionFlagsBits } from 'discord.js';
import { SETTING_NAMES } from '../../src/community/settings/setting-values.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { missingIn } from '../shared/missing.ts';
import { requireServer } from '../shared/server-settings.ts';
import { SETTING_TITLES, settingLine, settingProblems } from './setting-lines.ts';

const {
  CreatePublicThreads,
  ReadMessageHistory,
  SendMessages,
  SendMessagesInThreads,
  ViewChannel,
} = PermissionFlagsBits;

/** What the bot needs where it posts, replies and opens discussions. */
const HERE =
  ViewChannel | SendMessages | ReadMessageHistory | CreatePublicThreads | SendMessagesInThreads;

/** Everything that is set, and what stands in its way. */
export async function configShow(
  request: Request,
  library: Library,
  services: Services,
): Promise<Reply> {
  const serverId = requireServer(request);
  const values = await services.serverSettings.of(serverId);
  const shown = { serverId, library, services };
  const lines = SETTING_NAMES.map((name) => {
    const line = settingLine(name, values.get(name) ?? null, shown);
    return markdown`**${SETTING_TITLES[name]}**: ${line}`;
  });
  const problems = SETTING_NAMES.flatMap((name) =>
    settingProblems(name, values.get(name) ?? null, shown),
  );
  return privately(
    markdown`### Settings of this server\n${joined(lines, '\n')}`,
    joined([...problems, ...here(request, serverId, services)], '\n'),
    markdown`-# Who may use which command, and where, is set in Discord: Server Settings, Integrations.`,
  );
}

function here(
  { channelId, parentId }: Request,
  serverId: string,
  { places }: Services,
): Markdown[] {
  const place = places.find(serverId, parentId ?? channelId ?? '');
  if (place === null) return [];
  return [missingIn(place, HERE) ?? markdown`I have every permission that I need in this channel.`];
}
