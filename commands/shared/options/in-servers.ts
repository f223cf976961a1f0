import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

/** Commands for servers that have added the bot; in direct messages there is nothing for them to do. */
export const IN_SERVERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
