import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord.js';
import { SOURCE_HOURS, STRICTNESS } from '../../src/community/settings/setting-values.ts';
import type { Choice, Command } from '../../src/discord/command/command.ts';
import { textOption } from '../../src/discord/command/request.ts';
import { PlainError } from '../../src/system/errors.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { sourceChoices } from '../shared/options/source.ts';
import { configShow } from './config-show.ts';
import { previewChange, saveSetting } from './setting-change.ts';
import { PUBLIC_CHANNELS, settingName } from './wanted-setting.ts';

const { Channel, Integer, String: Text, Subcommand } = ApplicationCommandOptionType;
const WRITABLE = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

const onOff: APIApplicationCommandBasicOption = {
  type: Text,
  name: 'switch',
  description: 'On or off',
  required: true,
  choices: ['on', 'off'].map((value) => ({ name: value, value })),
};

const subcommands: readonly APIApplicationCommandSubcommandOption[] = [
  {
    type: Subcommand,
    name: 'show',
    description: 'What is set, the channels that are used, and the permissions that I lack there',
  },
  {
    type: Subcommand,
    name: 'rules',
    description: 'The document with the rules; without one, none',
    options: [
      {
        type: Text,
        name: 'document',
        description: 'The document: its title or key',
        autocomplete: true,
        max_length: 200,
      },
      {
        type: Text,
        name: 'ground-rules',
        description:
          'Up to five passages that open a discussion: printed numbers or ids, as “1, 3”',
        max_length: 200,
      },
      {
        type: Channel,
        name: 'questions-to',
        description: 'Where to ask about the rules',
        channel_types: [...WRITABLE, ChannelType.GuildForum],
      },
    ],
  },
  {
    type: Subcommand,
    name: 'log',
    description: 'Where moderators are told what was done; without a channel, nowhere',
    options: [
      { type: Channel, name: 'channel', description: 'A channel', channel_types: [...WRITABLE] },
    ],
  },
  {
    type: Subcommand,
    name: 'discussions',
    description: 'Open discussions in a forum; without one, in a thread on the post',
    options: [
      {
        type: Channel,
        name: 'forum',
        description: 'A forum',
        channel_types: [ChannelType.GuildForum],
      },
      { type: Text, name: 'tag', description: 'The tag of its posts', autocomplete: true },
    ],
  },
  {
    type: Subcommand,
    name: 'sources',
    description: 'How long somebody who is asked for a source has to give one',
    options: [
      {
        type: Integer,
        name: 'hours',
        description: `Hours; without them, ${SOURCE_HOURS.usual}`,
        min_value: SOURCE_HOURS.least,
        max_value: SOURCE_HOURS.most,
      },
    ],
  },
  {
    type: Subcommand,
    name: 'unanswered',
    description: 'Whether questions without an answer are kept for the moderators, for 30 days',
    options: [onOff],
  },
  {
    type: Subcommand,
    name: 'strictness',
    description: 'How sure I must be before everyone sees an answer',
    options: [
      {
        type: Text,
        name: 'level',
        description: 'Quiet shows everyone less, talkative more',
        required: true,
        choices: STRICTNESS.map((value) => ({ name: value, value })),
      },
    ],
  },
  {
    type: Subcommand,
    name: 'starter-documents',
    description: 'Whether the documents of all servers are seen here, beside this server’s own',
    options: [onOff],
  },
  {
    type: Subcommand,
    name: 'public-answers',
    description: 'The channels where everyone sees answers; without any, everywhere',
    options: PUBLIC_CHANNELS.map((name) => ({
      type: Channel,
      name,
      description: 'A channel with its threads',
      channel_types: [...WRITABLE, ChannelType.GuildForum],
    })),
  },
  {
    type: Subcommand,
    name: 'old-words',
    description: 'Whether a changed text is shown with its old words, while I still have them',
    options: [onOff],
  },
];

/** What the managers of a server set. */
export const config: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'config',
    description: 'Set how I work in this server',
    options: [...subcommands],
  },
  needs: { member: PermissionFlagsBits.ManageGuild },
  async answer(request, library, services) {
    if (request.subcommand === 'show') return configShow(request, library, services);
    const name = settingName(request.subcommand);
    if (name === null) throw new PlainError('There is no such setting.');
    return previewChange(name, request, library, services);
  },
  complete(request, library, services) {
    const { focused, serverId } = request;
    if (focused.name === 'document') return sourceChoices(library.documents, focused.value);
    const forum = serverId && services.places.find(serverId, textOption(request, 'forum') ?? '');
    return tagChoices(forum ? forum.tags : [], focused.value);
  },
  actions: [saveSetting],
};

function tagChoices(
  tags: readonly { readonly id: string; readonly name: string }[],
  typed: string,
): Choice[] {
  return tags
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ id, name }) => ({ name, value: id }));
}
