import {
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord.js';
import { MOST_SYNONYMS } from '../../src/community/synonyms/server-synonyms.ts';
import type { Choice, Command } from '../../src/discord/command/command.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import { type Request, textOption } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { joined, markdown } from '../../src/discord/rendering/markdown.ts';
import type { OwnSynonym } from '../../src/retrieval/question/own-synonyms.ts';
import { PlainError } from '../../src/system/errors.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { paged, pageOf } from '../shared/paged.ts';
import { requireServer } from '../shared/server-settings.ts';
import { LONGEST_SIDE, readSynonym } from './read-synonym.ts';
import { saveSynonym, synonymLine, synonymPreview } from './synonym-preview.ts';

const { Subcommand, String: Text } = ApplicationCommandOptionType;
const PER_PAGE = 25;

const side = (name: string, description: string): APIApplicationCommandStringOption => ({
  type: Text,
  name,
  description,
  required: true,
  max_length: LONGEST_SIDE,
});

const pages = paged({
  name: 'synonym-list',
  version: 1,
  needs: MODERATOR,
  command: '/synonym list',
  show: (press, { index }, _library, services) => synonymsPage(press, index, services),
});

/** Words of this server that stand for one another, such as `mc` and `minecraft`. */
export const synonym: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'synonym',
    description: 'Words of this server that stand for one another; for moderators',
    options: [
      {
        type: Subcommand,
        name: 'add',
        description: 'Let one count for the other in the questions of this server',
        options: [
          side('word', 'What people write, such as mc'),
          side('means', 'What the documents write, such as minecraft'),
        ],
      },
      {
        type: Subcommand,
        name: 'remove',
        description: 'Take a synonym away',
        options: [
          {
            type: Text,
            name: 'synonym',
            description: 'One of those that are set',
            required: true,
            autocomplete: true,
            max_length: LIMITS.choice,
          },
        ],
      },
      { type: Subcommand, name: 'list', description: 'The synonyms of this server' },
    ],
  },
  needs: MODERATOR,
  actions: [saveSynonym, pages.action],
  async answer(request, library, services) {
    const serverId = requireServer(request);
    switch (request.subcommand) {
      case 'add': {
        const [word, means] = [textOption(request, 'word'), textOption(request, 'means')];
        return synonymPreview(readSynonym(word ?? '', means ?? ''), serverId, library, services);
      }
      case 'remove':
        return removeSynonym(request, services);
      default:
        return synonymsPage(request, 0, services);
    }
  },
  async complete({ focused, serverId }, _library, services) {
    const all = serverId === null ? [] : await services.synonyms.ofServer(serverId);
    return choicesOf(all).filter(({ name }) => name.includes(focused.value.trim().toLowerCase()));
  },
};

function choicesOf(synonyms: readonly OwnSynonym[]): Choice[] {
  return synonyms.map(({ word, means }) => {
    const name = `${word} = ${means}`;
    return { name, value: name };
  });
}

async function removeSynonym(request: Request, services: Services): Promise<Reply> {
  const serverId = requireServer(request);
  const typed = (textOption(request, 'synonym') ?? '').toLowerCase();
  const all = await services.synonyms.ofServer(serverId);
  const named = all.filter(
    ({ word, means }) => `${word} = ${means}` === typed || word === typed || means === typed,
  );
  const [only, ...others] = named;
  if (!only || others.length > 0) {
    throw new PlainError('Choose one of the synonyms that are suggested; /synonym list shows all.');
  }
  await services.synonyms.remove(serverId, only);
  const line = synonymLine(only);
  const told = await tellLog(request, services, [
    markdown`${personMention(request.userId)} took a synonym away: ${line}`,
  ]);
  return privately(joined([markdown`Taken away: ${line}.`, ...told], '\n'));
}

async function synonymsPage(request: Request, wanted: number, services: Services): Promise<Reply> {
  const all = await services.synonyms.ofServer(requireServer(request));
  if (all.length === 0) {
    return privately(
      markdown`No synonym is set. \`/synonym add\` sets one, such as mc = minecraft.`,
    );
  }
  const { index, pageCount, shown } = pageOf(all, wanted, PER_PAGE);
  const lines = shown.map((one) => markdown`- ${synonymLine(one)}`);
  const heading = markdown`### Synonyms\n-# ${all.length} of at most ${MOST_SYNONYMS}; they count in the questions of this server alone`;
  const buttons = pages.buttons(request.userId, index, pageCount);
  return {
    visibility: 'ephemeral',
    blocks: [
      { kind: 'text', text: joined([heading, ...lines], '\n') },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
  };
}
