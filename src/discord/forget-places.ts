import { type Client, Events } from 'discord.js';
import type { PostRecord } from './post-record.ts';

/** Forgets what the bot posted where it can no longer be seen: a server left, a channel or thread deleted. */
export function forgetPlaces(client: Pick<Client, 'on'>, record: PostRecord): void {
  // A server that Discord has merely lost for now comes as another event.
  client.on(Events.GuildDelete, ({ id }) => void record.guildGone(id));
  client.on(Events.ChannelDelete, ({ id }) => void record.channelGone(id));
  client.on(Events.ThreadDelete, ({ id }) => void record.channelGone(id));
}
