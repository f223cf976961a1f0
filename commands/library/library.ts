import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { textOption } from '../../src/discord/command/request.ts';
import { PlainError } from '../../src/system/errors.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { documentOption, ownChoices } from '../shared/options/own-document.ts';
import {
  addDocument,
  reindexDocuments,
  updateDocument,
  withdrawDocument,
} from './library-changes.ts';
import { libraryPage, libraryPages } from './library-page.ts';
import { libraryStatus } from './library-status.ts';

const { Attachment, Boolean: YesOrNo, String: Text, Subcommand } = ApplicationCommandOptionType;

const file: APIApplicationCommandBasicOption = {
  type: Attachment,
  name: 'file',
  description:
    'Markdown, text, PDF, Word (DOCX), EPUB, HTML, or questions and answers as CSV or JSON',
  required: true,
};
const title: APIApplicationCommandBasicOption = {
  type: Text,
  name: 'title',
  description: 'Its title, as citations shall give it (default: what the file says)',
  max_length: 300,
};
const url: APIApplicationCommandBasicOption = {
  type: Text,
  name: 'url',
  description: 'Where people can read it on the web; citations link there',
  max_length: 500,
};

const subcommands: readonly APIApplicationCommandSubcommandOption[] = [
  {
    type: Subcommand,
    name: 'add',
    description: 'Add a document; answers may quote it half a minute later',
    options: [
      file,
      title,
      {
        type: Text,
        name: 'key',
        description: 'Its citation key: 2 to 12 of A-Z, 0-9 and - (default: from the title)',
        max_length: 12,
      },
      url,
      {
        type: YesOrNo,
        name: 'public',
        description: 'For all servers and not only this one; for whoever runs the bot',
      },
    ],
  },
  {
    type: Subcommand,
    name: 'update',
    description: 'Put a new version in the place of a document, or state its title or address anew',
    options: [documentOption, { ...file, required: false }, title, url],
  },
  {
    type: Subcommand,
    name: 'withdraw',
    description: 'Take a document out of the library and mark my posts that quote it',
    options: [
      documentOption,
      {
        type: YesOrNo,
        name: 'remove-quotes',
        description: 'Take its words out of those posts as well, and forget its citation ids',
      },
    ],
  },
  { type: Subcommand, name: 'list', description: 'List the documents with their numbers' },
  {
    type: Subcommand,
    name: 'status',
    description: 'How the library stands, and what could not be read',
  },
  { type: Subcommand, name: 'reindex', description: 'Read all documents of this server anew' },
];

/** Documents of one server, kept by whoever manages it. */
export const library: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'library',
    description: 'Add, update and withdraw the documents of this server',
    options: [...subcommands],
  },
  needs: { member: PermissionFlagsBits.ManageGuild },
  async answer(request, view, services, progress = async () => {}) {
    const { serverId } = request;
    if (serverId === null) {
      throw new PlainError(
        'Documents are kept for servers that have added me; this place is none.',
      );
    }
    const job = { request, serverId, view, services, progress };
    switch (request.subcommand) {
      case 'add':
        return addDocument(job);
      case 'update':
        return updateDocument(job);
      case 'withdraw':
        return withdrawDocument(job);
      case 'reindex':
        return reindexDocuments(job);
      case 'status':
        return libraryStatus(await services.librarian.status(serverId));
      default:
        return libraryPage(await services.librarian.status(serverId), request.userId, 0);
    }
  },
  complete: (request, view) =>
    ownChoices(request, view.documents, textOption(request, 'document') ?? ''),
  actions: [libraryPages.action],
};
