import { type APIApplicationCommand, ChannelType } from 'discord-api-types/v10';
import type { Feed } from '../feed.ts';
import { ClientRefusal } from '../refusal.ts';
import { ALL_PERMISSIONS, DIRECT_PERMISSIONS, permissionsOf } from './permissions.ts';
import type { Channel, Guild, Person, StoredFile } from './world-types.ts';

/** The servers, channels, people and commands of a sandbox. */
export class World {
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly people = new Map<string, Person>();
  readonly files = new Map<string, StoredFile>();
  /** Users who installed the bot for themselves. */
  readonly userInstalls = new Set<string>();
  readonly globalCommands = new Map<string, APIApplicationCommand>();
  readonly guildCommands = new Map<string, Map<string, APIApplicationCommand>>();
  /** Open threads that a server may have (Discord's help, "Threads FAQ"). */
  mostThreads = 1000;
  readonly feed: Feed;
  readonly nextId: () => string;
  /** The bot's user id, which is also its application's id. */
  readonly botId: string;

  constructor(feed: Feed, nextId: () => string, botId: string) {
    this.feed = feed;
    this.nextId = nextId;
    this.botId = botId;
  }

  addPerson(person: Person): void {
    this.people.set(person.user.id, person);
  }

  addGuild(guild: Guild): void {
    this.guilds.set(guild.id, guild);
    if (guild.botPresent) this.feed.publish({ type: 'guild-joined', guild });
  }

  addChannel(channel: Channel): void {
    this.channels.set(channel.id, channel);
    this.feed.publish({ type: 'channel-created', channel });
  }

  /** Finds a person by id or, in any letter case, by user name. */
  person(idOrName: string): Person {
    const wanted = idOrName.toLowerCase();
    const found =
      this.people.get(idOrName) ??
      [...this.people.values()].find(({ user }) => user.username.toLowerCase() === wanted);
    if (found === undefined) throw new ClientRefusal(`There is no user called "${idOrName}".`);
    return found;
  }

  /** Finds a channel by id or, with or without `#`, by name. */
  channel(idOrName: string): Channel {
    const wanted = idOrName.replace(/^#/, '').toLowerCase();
    const found =
      this.channels.get(idOrName) ??
      [...this.channels.values()].find(({ name }) => name?.toLowerCase() === wanted);
    if (found === undefined) throw new ClientRefusal(`There is no channel called "${idOrName}".`);
    return found;
  }

  /** The direct message channel of these people, made when it does not exist yet. */
  directChannel(userIds: readonly string[]): Channel {
    const type = userIds.length === 2 ? ChannelType.DM : ChannelType.GroupDM;
    const known = [...this.channels.values()].find(
      (channel) =>
        channel.type === type &&
        channel.recipients.length === userIds.length &&
        userIds.every((id) => channel.recipients.includes(id)),
    );
    if (known !== undefined) return known;
    const channel: Channel = {
      id: this.nextId(),
      type,
      guildId: null,
      name: null,
      topic: null,
      position: 0,
      parentId: null,
      overwrites: [],
      recipients: [...userIds],
      thread: null,
      forum: null,
      lastMessageId: null,
    };
    this.addChannel(channel);
    return channel;
  }

  guildOf(channel: Channel): Guild | null {
    return channel.guildId === null ? null : (this.guilds.get(channel.guildId) ?? null);
  }

  /** What a user may do in a channel. Threads take their parent's overwrites. */
  permissions(userId: string, channel: Channel): bigint {
    const guild = this.guildOf(channel);
    if (guild === null) return channel.recipients.includes(userId) ? DIRECT_PERMISSIONS : 0n;
    const parent = channel.thread === null ? channel : this.channels.get(channel.parentId ?? '');
    return permissionsOf(guild, userId, parent);
  }

  /** The bot's permissions as an interaction states them, also where it is not a member. */
  appPermissions(channel: Channel): bigint {
    const guild = this.guildOf(channel);
    if (guild === null || !guild.botPresent) return DIRECT_PERMISSIONS;
    return this.permissions(this.botId, channel) & ALL_PERMISSIONS;
  }

  /** Every command that could reach a server: its own, then the global ones. */
  commands(guildId: string | null): APIApplicationCommand[] {
    const own = guildId === null ? [] : [...(this.guildCommands.get(guildId)?.values() ?? [])];
    return [...own, ...this.globalCommands.values()];
  }
}
