import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
} from 'discord.js';
import { keptOfServer } from '../../src/community/kept/kept-of-server.ts';
import { KEPT } from '../../src/community/kept/kept-tables.ts';
import type { Action, Command } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { requirePermissions } from '../../src/discord/interactions/permissions.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { count } from '../shared/count.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { requireServer } from '../shared/server-settings.ts';

const { Subcommand } = ApplicationCommandOptionType;
const MANAGER = { member: PermissionFlagsBits.ManageGuild };
const ERASE = { name: 'privacy-erase', version: 1 } as const;

/** What is kept, and how to have it deleted. */
export const privacy: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'privacy',
    description: 'What I keep, and how to have it deleted',
    options: [
      { type: Subcommand, name: 'show', description: 'What I keep, of whom, and for how long' },
      {
        type: Subcommand,
        name: 'delete',
        description: 'Delete what I keep of this server; for those with Manage Server',
      },
    ],
  },
  async answer(request, _library, services) {
    if (request.subcommand !== 'delete') return shown(request, services);
    if (request.serverId === null) return privately(NOTHING_OF_YOU);
    requirePermissions(request, MANAGER);
    return beforeErasing(request.serverId, services);
  },
  actions: [
    {
      ...ERASE,
      needs: MANAGER,
      async answer(press, _library, services) {
        const serverId = requireServer(press);
        for (const { rows } of keptOfServer(services)) await rows.forgetGuild(serverId);
        return { kind: 'update', reply: privately(ERASED) };
      },
    } satisfies Action,
  ],
};

const NOTHING_OF_YOU: Markdown = markdown`I keep nothing of you: no message, no question, no name and no id. So there is nothing to delete. Buttons under my answers hold the id of whoever asked; they are part of the message on Discord, and go with it.`;
const ERASED: Markdown = markdown`Deleted. Documents of this server are no rows of the database: \`/library withdraw\` takes them away. When I am removed from the server, they go too.`;

async function shown({ serverId }: Request, services: Services): Promise<Reply> {
  const counts = serverId === null ? null : await services.serverRows.count(serverId);
  const lines = KEPT.map(({ table, what, howLong }) => {
    const here =
      counts === null ? markdown`` : markdown` Of this server: ${counts.get(table) ?? 0}.`;
    return markdown`- ${capital(what)}: ${howLong}.${here}`;
  });
  return privately(
    markdown`### What I keep\nOf no person a name or an id. Of what people write nothing, but for questions without an answer where the managers of a server switched that on.`,
    joined(lines, '\n'),
    markdown`-# When I am removed from a server, all of it goes. \`/privacy delete\` deletes it at once.`,
  );
}

async function beforeErasing(serverId: string, services: Services): Promise<Reply> {
  const counts = await services.serverRows.count(serverId);
  const lines = KEPT.flatMap(({ table, what }) => {
    const rows = counts.get(table) ?? 0;
    return rows === 0 ? [] : [markdown`- ${count(rows, 'row')}: ${what}`];
  });
  if (lines.length === 0) return privately(markdown`I keep nothing of this server.`);
  const customId = encodeCustomId({ action: ERASE.name, version: ERASE.version, fields: [] });
  return {
    visibility: 'ephemeral',
    blocks: [
      {
        kind: 'text',
        text: joined(
          [
            markdown`### Delete what I keep of this server?`,
            ...lines,
            markdown`My settings here are then as at first, and I can no longer say on my earlier posts that a document has changed.`,
          ],
          '\n',
        ),
      },
      { kind: 'buttons', buttons: [{ label: 'Delete all of it', customId, tone: 'danger' }] },
    ],
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
