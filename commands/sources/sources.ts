import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { textOption } from '../../src/discord/command/request.ts';
import { remove } from '../shared/excerpt-actions.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { chosenVisibility } from '../shared/options/private.ts';
import { sourceChoices } from '../shared/options/source.ts';
import { MAX_QUERY, sourcesPage, sourcesPages } from './sources-page.ts';

export const sources: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'sources',
    description: 'List the documents that answers come from',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'query',
        description: 'Words of a title, a key or an author',
        autocomplete: true,
        max_length: MAX_QUERY,
      },
    ],
  },
  async answer(request, library) {
    // A bar would end a field of the buttons that turn the pages.
    const typed = (textOption(request, 'query') ?? '').replaceAll('|', ' ');
    const query = typed.slice(0, MAX_QUERY).replace(/\s+/gu, ' ').trim();
    return sourcesPage(library.documents, {
      askerId: request.userId,
      query,
      index: 0,
      visibility: chosenVisibility(request),
    });
  },
  complete: ({ focused }, library) => sourceChoices(library.documents, focused.value),
  actions: [sourcesPages.action, remove],
};
