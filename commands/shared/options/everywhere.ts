import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

/** Commands that work in servers, in direct messages and where only the person installed the bot. */
export const EVERYWHERE = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};
