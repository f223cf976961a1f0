import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
} from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { PlainError } from '../../src/system/errors.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { documentOption } from '../shared/options/own-document.ts';
import { sourceChoices } from '../shared/options/source.ts';
import { listReadings } from './list-readings.ts';
import { READ_ON_ACTIONS } from './read-on.ts';
import { WORDS } from './reading-plan.ts';
import { readingChoices } from './running-reading.ts';
import { skipPart, skipReading } from './skip-part.ts';
import { confirmStart, startReading } from './start-reading.ts';
import { stopReading } from './stop-reading.ts';
import { zoneChoices } from './when.ts';

const { Channel, Integer, String: Text, Subcommand } = ApplicationCommandOptionType;

const whichReading: APIApplicationCommandBasicOption = {
  type: Text,
  name: 'reading',
  description: 'Which one; not needed where there is only one',
  autocomplete: true,
  max_length: 100,
};

/** Reads a document in a channel, a part at a time. */
export const reading: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'reading',
    description: 'Read a document together, a part at a time; for moderators',
    options: [
      {
        type: Subcommand,
        name: 'start',
        description: 'Post a document part by part; you see first what that comes to',
        options: [
          documentOption,
          {
            type: Channel,
            name: 'channel',
            description: 'Where it is read',
            required: true,
            channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
          },
          {
            type: Text,
            name: 'every',
            description: 'How often a part comes',
            required: true,
            choices: ['day', 'weekdays', 'week'].map((value) => ({ name: value, value })),
          },
          {
            type: Text,
            name: 'at',
            description: 'The time of day, as 08:00',
            required: true,
            max_length: 20,
          },
          {
            type: Text,
            name: 'zone',
            description: 'Whose clock, as Europe/Berlin',
            required: true,
            autocomplete: true,
            max_length: 100,
          },
          {
            type: Text,
            name: 'from',
            description:
              'The first day, as 2026-12-24, or where to begin: a heading, number or citation',
            max_length: 200,
          },
          {
            type: Integer,
            name: 'words',
            description: `About how many words a part has; without it, ${WORDS.usual}`,
            min_value: WORDS.least,
            max_value: WORDS.most,
          },
        ],
      },
      { type: Subcommand, name: 'list', description: 'What is being read, and what comes next' },
      {
        type: Subcommand,
        name: 'skip',
        description: 'Leave out the next part, or the next day',
        options: [whichReading],
      },
      {
        type: Subcommand,
        name: 'stop',
        description: 'End a reading',
        options: [whichReading],
      },
    ],
  },
  needs: MODERATOR,
  async answer(request, library, services) {
    switch (request.subcommand) {
      case 'start':
        return startReading(request, library, services);
      case 'list':
        return listReadings(request, library, services);
      case 'skip':
        return skipReading(request, library, services);
      case 'stop':
        return stopReading(request, library, services);
      default:
        throw new PlainError('There is no such part of this command.');
    }
  },
  complete(request, library, services) {
    const { name, value } = request.focused;
    if (name === 'document') return sourceChoices(library.documents, value);
    if (name === 'zone') return zoneChoices(value);
    return readingChoices(request, library, services);
  },
  actions: [confirmStart, skipPart, ...READ_ON_ACTIONS],
};
