import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { PlainError } from '../../src/system/errors.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { requireServer } from '../shared/server-settings.ts';
import { reportsQueue } from './reported-posts.ts';
import { sourcesQueue } from './source-requests.ts';
import { unansweredQueue } from './unanswered.ts';
import type { WaitingQueue } from './waiting-queue.ts';

const QUEUES: readonly WaitingQueue[] = [sourcesQueue, reportsQueue, unansweredQueue];

/** What waits for the moderators. Nothing is done to anybody by waiting there. */
export const queue: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'queue',
    description: 'What waits for the moderators',
    options: QUEUES.map(({ name, description }) => ({
      type: ApplicationCommandOptionType.Subcommand,
      name,
      description,
    })),
  },
  needs: MODERATOR,
  async answer(request, _library, services) {
    const serverId = requireServer(request);
    const wanted = QUEUES.find(({ name }) => name === request.subcommand);
    if (!wanted) throw new PlainError('There is no such list.');
    return wanted.show(serverId, request.userId, services);
  },
  actions: QUEUES.flatMap(({ actions }) => actions),
};
