import { type Client, Events } from 'discord.js';
import { keptOfServer } from '../../community/kept/kept-of-server.ts';
import { forgetChannelIn } from '../../community/settings/server-settings.ts';
import type { Log } from '../../system/log.ts';
import type { OwnServices } from '../command/services.ts';
import { loggable } from '../interactions/failure.ts';

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
): void {
  const { ownPosts, librarian, serverRows, serverSettings } = services;
  const forget = (what: string, work: Promise<unknown>) =>
    work.catch((error: unknown) => log.warn(loggable(error), `${what} could not be forgotten`));
  const channelGone = ({ id }: { readonly id: string }) => {
    void forget('The posts of a deleted channel', ownPosts.forgetChannel(id));
    void forget('What belongs to a deleted channel', serverRows.forgetChannel(id));
    void forget('Settings of a deleted channel', forgetChannelIn(serverSettings, id));
  };
  // A server that Discord has merely lost for now comes as another event.
  client.on(Events.GuildDelete, ({ id }) => {
    for (const { what, rows } of keptOfServer(services)) {
      void forget(`${what} a server that was left`, rows.forgetGuild(id));
    }
    void forget('The documents of a server that was left', librarian.leave(id));
  });
  client.on(Events.ChannelDelete, channelGone);
  client.on(Events.ThreadDelete, channelGone);
}
