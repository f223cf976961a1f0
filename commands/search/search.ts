import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { privately } from '../../src/discord/command/reply.ts';
import { textOption } from '../../src/discord/command/request.ts';
import type { SearchMatch } from '../../src/retrieval/search/search.ts';
import { PlainError } from '../../src/system/errors.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { readSource, sourceChoices, sourceOption } from '../shared/options/source.ts';
import { searchPage, searchPages } from './search-page.ts';

const MAX_TERMS = 200;

const MATCHES: readonly { readonly value: SearchMatch; readonly name: string }[] = [
  { value: 'all', name: 'all: every word and “phrase”' },
  { value: 'any', name: 'any: at least one of them' },
  { value: 'exact', name: 'exact: these words in this order' },
];

export const search: Command = {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'search',
    description: 'List every passage that holds certain words; phrases in "quotation marks"',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'terms',
        description: 'Words, and phrases in "quotation marks"',
        required: true,
        max_length: MAX_TERMS,
      },
      sourceOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'match',
        description: 'How much of it a passage must hold; all unless you say otherwise',
        choices: [...MATCHES],
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        description: 'Show the list to me only; yes unless you say no',
      },
    ],
  },
  async answer(request, library) {
    const terms = textOption(request, 'terms')?.replace(/\s+/gu, ' ').slice(0, MAX_TERMS).trim();
    if (terms === undefined || !/[\p{L}\p{N}]/u.test(terms)) {
      throw new PlainError('Type words to look for, such as: keeper "log book".');
    }
    const typed = textOption(request, 'source');
    const source = typed === null ? null : readSource(library.documents, typed);
    if (source && !source.ok) return privately(source.sentence);
    const match = MATCHES.find(({ value }) => value === request.options['match'])?.value ?? 'all';
    return searchPage(library, {
      askerId: request.userId,
      visibility: request.options['private'] === false ? 'public' : 'ephemeral',
      terms,
      match,
      source: source?.document ?? null,
      index: 0,
    });
  },
  complete: ({ focused }, library) => sourceChoices(library.documents, focused.value),
  actions: [searchPages.action, ...EXCERPT_ACTIONS],
};
