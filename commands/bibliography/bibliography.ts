import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { privately } from '../../src/discord/command/reply.ts';
import { flagOption, type Request, textOption } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { passagesCited } from '../cite/passages-cited.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { shareOrDelete } from '../shared/excerpt-buttons.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { chosenVisibility, privateOption } from '../shared/options/private.ts';
import { chosenStyle, styleOption } from '../shared/options/style.ts';
import { referenceBlocks, showFormatting } from '../shared/reference-reply.ts';

const LAST_POSTS = 50;

/** Formats that other programs read are of no use in a message. */
const DATA_STYLES: readonly string[] = ['bibtex', 'ris', 'csl-json'];

export const bibliography: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'bibliography',
    description: 'Everything that I cited here lately, as a list of references',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'scope',
        description: 'In a thread: this thread only, or its whole channel with it',
        choices: [
          { name: 'this thread', value: 'thread' },
          { name: 'the channel', value: 'channel' },
        ],
      },
      styleOption,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'file',
        description: 'Send a file even where a message would do',
      },
      privateOption,
    ],
  },
  async answer(request, library, services, progress) {
    const ids = await citedHere(request, services);
    if (ids.length === 0) {
      return privately(
        markdown`I have cited nothing here that I know of. Private answers and posts older than three months do not count.`,
      );
    }
    const { passages, gone } = await passagesCited(ids, request, library, services);
    const style = chosenStyle(request) ?? 'plain';
    const asFile = flagOption(request, 'file') || DATA_STYLES.includes(style);
    await showFormatting(style, chosenVisibility(request), progress);
    const { blocks, files } = await referenceBlocks(passages, style, asFile);
    const documents = new Set(passages.map(({ document }) => document)).size;
    const visibility = chosenVisibility(request);
    const lost =
      gone.length > 0 ? markdown` · ${gone.length} not in the library any more` : markdown``;
    const heading = markdown`### Cited here\n-# ${count(passages.length, 'passage')} of ${count(documents, 'document')}${lost}`;
    return {
      visibility,
      blocks: [
        { kind: 'text', text: heading },
        ...blocks,
        ...(visibility === 'public' || files.length === 0
          ? [{ kind: 'buttons', buttons: [shareOrDelete(visibility, request.userId)] } as const]
          : []),
      ],
      files,
    };
  },
  actions: EXCERPT_ACTIONS,
};

/** Citation ids of the last posts here, those cited first first. */
async function citedHere(request: Request, { ownPosts }: Services): Promise<string[]> {
  const { channelId, parentId } = request;
  const widened = textOption(request, 'scope') === 'channel' ? [parentId, channelId] : [channelId];
  const places = widened.filter((id) => id !== null);
  const posts = await Promise.all(places.map((id) => ownPosts.recent(id, LAST_POSTS)));
  const latest = posts
    .flat()
    .sort((a, b) => b.postedAt.getTime() - a.postedAt.getTime())
    .slice(0, LAST_POSTS);
  return [...new Set(latest.reverse().flatMap(({ citations }) => citations))];
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
