import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import type { Reply } from '../../../src/discord/command/reply.ts';
import { flagOption, type Request } from '../../../src/discord/command/request.ts';

export const privateOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  description: 'Show the answer to me only',
};

/** Who sees a hit. What is not a hit is always ephemeral. */
export function chosenVisibility(request: Request): Reply['visibility'] {
  return flagOption(request, 'private') ? 'ephemeral' : 'public';
}
