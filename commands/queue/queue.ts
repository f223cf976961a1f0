import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
} from 'discord.js';
import { MOST_GIVEN, type SourceRequest } from '../../src/community/sources/source-requests.ts';
import type { Action, Command } from '../../src/discord/command/command.ts';
import { encodeCustomId, packId, unpackId } from '../../src/discord/command/custom-id.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { relativeTime } from '../shared/cooldown.ts';
import { count } from '../shared/count.ts';
import { messageLink } from '../shared/mentions.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { paged } from '../shared/paged.ts';
import { requireServer } from '../shared/server-settings.ts';

const MODERATOR = { member: PermissionFlagsBits.ManageMessages } as const;
const RESOLVE = { name: 'queue-resolve', version: 1 } as const;
const PER_PAGE = 5;

const pages = paged({
  name: 'queue',
  version: 1,
  needs: MODERATOR,
  command: '/queue sources',
  show: (press, { askerId, index }, _library, services) =>
    sourcesPage(requireServer(press), askerId, index, services),
});

/** What waits for the moderators. Nothing is done to anybody by waiting there. */
export const queue: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'queue',
    description: 'What waits for the moderators',
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'sources',
        description: 'Requests for a source, the earliest due first',
      },
    ],
  },
  needs: MODERATOR,
  answer: (request, _library, services) =>
    sourcesPage(requireServer(request), request.userId, 0, services),
  actions: [
    pages.action,
    {
      ...RESOLVE,
      needs: MODERATOR,
      async answer(press, _library, services) {
        const serverId = requireServer(press);
        const messageId = unpackId(press.fields[0] ?? '');
        const request = messageId && (await services.sourceRequests.find(messageId));
        if (messageId && request && request.serverId === serverId) {
          await services.sourceRequests.close(messageId);
        } else if (!messageId) throw new PlainError('Type /queue sources again.');
        return { kind: 'update', reply: await sourcesPage(serverId, press.userId, 0, services) };
      },
    } satisfies Action,
  ],
};

async function sourcesPage(
  serverId: string,
  askerId: string,
  wanted: number,
  services: Services,
): Promise<Reply> {
  const requests = await services.sourceRequests.ofServer(serverId);
  if (requests.length === 0) return privately(markdown`No request for a source is open.`);
  const now = services.clock();
  const overdue = requests.filter(({ dueAt, given }) => dueAt <= now && given === 0).length;
  const pageCount = Math.ceil(requests.length / PER_PAGE);
  const index = Math.max(0, Math.min(wanted, pageCount - 1));
  const from = index * PER_PAGE;
  const shown = requests.slice(from, from + PER_PAGE);
  const lines = shown.map((request, at) => requestLine(request, from + at + 1, now));
  const blocks: Block[] = [
    {
      kind: 'text',
      text: markdown`### Requests for a source\n-# ${count(requests.length, 'request')}, ${overdue} overdue`,
    },
    ...lines.map((text) => ({ kind: 'text', text }) as const),
    {
      kind: 'buttons',
      buttons: shown.map(({ messageId }, at) => ({
        label: `Resolve ${from + at + 1}`,
        customId: encodeCustomId({
          action: RESOLVE.name,
          version: RESOLVE.version,
          fields: [packId(messageId)],
        }),
      })),
    },
    ...(pageCount > 1
      ? [{ kind: 'buttons', buttons: pages.buttons(askerId, index, pageCount) } as const]
      : []),
  ];
  return { visibility: 'ephemeral', blocks };
}

function requestLine(request: SourceRequest, number: number, now: Date): Markdown {
  const { serverId, channelId, postId, dueAt, given } = request;
  const link = messageLink('the request', {
    guildId: serverId,
    channelId,
    messageId: postId ?? '',
  });
  const state =
    given > 0
      ? markdown`${given} of ${MOST_GIVEN} sources given`
      : dueAt <= now
        ? markdown`**overdue** since ${relativeTime(dueAt.getTime())}`
        : markdown`due ${relativeTime(dueAt.getTime())}`;
  return markdown`${number}. ${link}: ${state}`;
}
