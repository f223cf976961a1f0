import { type Client, Events } from 'discord.js';
import { keptOfServer } from '../../community/kept/kept-of-server.ts';
import { forgetChannelIn } from '../../community/settings/server-settings.ts';
import type { Log } from '../../system/log.ts';
import type { OwnServices } from '../command/services.ts';
import { loggable } from '../interactions/failure.ts';

/** Does what has to be done with what is kept of a channel that was deleted, before it is forgotten. */
export type BeforeChannelGoes = (guildId: string, channelId: string) => Promise<void>;

/**
 * Forgets what the bot posted where it can no longer be seen: a server left, a channel or thread
 * deleted. The documents of a server that was left are taken away, and what they held is forgotten.
 */
export function forgetPlaces(
  client: Pick<Client, 'on'>,
  services: Pick<
    OwnServices,
    'ownPosts' | 'postIntents' | 'passageHistory' | 'librarian' | 'serverRows' | 'serverSettings'
  >,
  log: Log,
  beforeChannelGoes: BeforeChannelGoes = async () => {},
): void {
  const { ownPosts, librarian, serverRows, serverSettings } = services;
  const forget = (what: string, work: Promise<unknown>) =>
    work.catch((error: unknown) => log.warn(loggable(error), `${what} could not be forgotten`));
  const channelGone = async (channel: { readonly id: string; readonly guildId?: string }) => {
    const { id, guildId } = channel;
    void forget('The posts of a deleted channel', ownPosts.forgetChannel(id));
    void forget('Settings of a deleted channel', forgetChannelIn(serverSettings, id));
    if (guildId !== undefined) {
      await forget('What goes on in a deleted channel', beforeChannelGoes(guildId, id));
    }
    await forget('What belongs to a deleted channel', serverRows.forgetChannel(id));
  };
  // A server that Discord has merely lost for now comes as another event.
  client.on(Events.GuildDelete, ({ id }) => {
    for (const { what, rows } of keptOfServer(services)) {
      void forget(`${what} a server that was left`, rows.forgetGuild(id));
    }
    void forget('The documents of a server that was left', librarian.leave(id));
  });
  client.on(Events.ChannelDelete, (channel) => void channelGone(channel));
  client.on(Events.ThreadDelete, (thread) => void channelGone(thread));
}
