import { PermissionFlagsBits } from 'discord.js';
import type { LibraryStatus } from '../../src/community/librarian.ts';
import { serverOf } from '../../src/corpus/document/document-server.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { count } from '../shared/count.ts';
import { paged, pageOf } from '../shared/paged.ts';
import { documentLine } from '../sources/document-card.ts';

const PER_PAGE = 6;

/** Turns the pages of the list that `/library list` gave. */
export const libraryPages = paged({
  name: 'library',
  version: 2,
  needs: { member: PermissionFlagsBits.ManageGuild },
  command: '/library list',
  async show({ serverId }, { askerId, index }, _library, { librarian }) {
    return serverId === null ? null : libraryPage(await librarian.status(serverId), askerId, index);
  },
});

/** A page of the documents that a server sees: its own first. `index` from 0; beyond the last, the last. */
export function libraryPage({ own, shared }: LibraryStatus, askerId: string, index: number): Reply {
  const all = [...own, ...shared];
  const page = pageOf(all, index, PER_PAGE);
  const buttons = libraryPages.buttons(askerId, page.index, page.pageCount);
  const blocks: Block[] = [
    { kind: 'text', text: heading(own.length, shared.length) },
    ...page.shown.map((document) => {
      const where = serverOf(document.name) === null ? markdown` · for all servers` : markdown``;
      return { kind: 'text', text: markdown`${documentLine(document)}${where}` } as const;
    }),
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
  ];
  return { ...privately(), blocks };
}

function heading(own: number, shared: number): Markdown {
  if (own === 0) {
    return markdown`### Documents\n-# None of this server’s own yet: \`/library add\` puts one in. ${count(shared, 'document')} for all servers.`;
  }
  return markdown`### Documents\n-# ${count(own, 'document')} of this server · ${shared} for all servers`;
}
