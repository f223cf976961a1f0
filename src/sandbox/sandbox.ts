import { type APIMessage, ChannelType, Locale } from 'discord-api-types/v10';
import type { Core } from './core.ts';
import { PersonInChannel } from './driving/person-in-channel.ts';
import { until, untilQuiet } from './driving/waiting.ts';
import type { FaultInput } from './faults.ts';
import type { RecordedClose } from './gateway/gateway.ts';
import type { Session } from './gateway/session.ts';
import type { RecordedRefusal } from './refusal.ts';
import type { RestCall } from './rest/traffic-log.ts';
import { addGuild, type GuildPlan, userOf } from './world/default-world.ts';
import type { Channel, Guild } from './world/world-types.ts';

/** A running sandbox: where it is, who is in it, and what happened. */
export class Sandbox {
  readonly #core: Core;
  readonly #stop: () => Promise<void>;
  /** The port it listens on, which may not be the one that was wanted. */
  readonly port: number;

  constructor(core: Core, port: number, stop: () => Promise<void>) {
    this.#core = core;
    this.port = port;
    this.#stop = stop;
  }

  /** The page's address. */
  get url(): string {
    return this.#core.origin();
  }

  /** What a bot takes for Discord's API: its `DISCORD_API`. */
  get api(): string {
    return `${this.#core.origin()}/api`;
  }

  get token(): string {
    return this.#core.settings.token;
  }

  get applicationId(): string {
    return this.#core.settings.applicationId;
  }

  /** A user by name (`mia`, `theo`, `olga`) or id. */
  as(user: string): {
    in(channel: string | Channel): PersonInChannel;
    dm(): PersonInChannel;
  } {
    const { world } = this.#core;
    const person = world.person(user);
    return {
      in: (channel) => {
        const place = typeof channel === 'string' ? world.channel(channel) : channel;
        return new PersonInChannel(this.#core, person, place);
      },
      dm: () => {
        const place = world.directChannel([person.user.id, world.botId]);
        return new PersonInChannel(this.#core, person, place);
      },
    };
  }

  /** What Discord refused so far, oldest first. */
  get refusals(): readonly RecordedRefusal[] {
    return this.#core.refusals.items;
  }

  /** The bot's requests so far, oldest first. */
  get calls(): readonly RestCall[] {
    return this.#core.traffic.calls.items;
  }

  get sessions(): readonly Session[] {
    return this.#core.gateway.sessions;
  }

  /** How the bot's connections ended so far. */
  get closes(): readonly RecordedClose[] {
    return this.#core.gateway.closes.items;
  }

  /** How often the bot identified, and how often it resumed. */
  get gatewayCounts(): { readonly identifies: number; readonly resumes: number } {
    const { identifies, resumes } = this.#core.gateway;
    return { identifies, resumes };
  }

  get online(): boolean {
    return this.#core.gateway.online;
  }

  /** Makes something go wrong. */
  fault(fault: FaultInput): void {
    this.#core.faults.add(fault);
  }

  clearFaults(): void {
    this.#core.faults.clear();
  }

  /** A server with the people named; user ids or names. */
  addGuild(
    plan: Omit<GuildPlan, 'id' | 'channels'> & {
      channels: readonly (string | Omit<GuildPlan['channels'][number], 'id'>)[];
    },
  ): Guild {
    const { world } = this.#core;
    const idOf = (name: string) => world.person(name).user.id;
    return addGuild(world, {
      ...plan,
      id: world.nextId(),
      ownerId: idOf(plan.ownerId),
      memberIds: plan.memberIds.map(idOf),
      moderatorIds: (plan.moderatorIds ?? []).map(idOf),
      channels: plan.channels.map((channel) => ({
        id: world.nextId(),
        ...(typeof channel === 'string' ? { name: channel } : channel),
      })),
    });
  }

  /** Lets everyone use a command, as a server's owner may whatever its registration says. */
  openCommand(name: string): void {
    const { world } = this.#core;
    for (const command of world.globalCommands.values()) {
      if (command.name === name) command.default_member_permissions = null;
    }
    world.feed.publish({ type: 'commands-changed' });
  }

  /** What a webhook writes in a channel. */
  postByWebhook(channel: string, content: string, name = 'Herald'): APIMessage {
    const { world, messages } = this.#core;
    const id = world.nextId();
    const author = userOf(id, name, true);
    const origin = { channel: world.channel(channel), author, webhookId: id };
    return messages.create({ content }, [], origin).message;
  }

  /** Deletes a channel or thread, as somebody who may. */
  deleteChannel(channel: string): void {
    const { world } = this.#core;
    const gone = world.channel(channel);
    world.channels.delete(gone.id);
    world.feed.publish({ type: 'channel-deleted', channel: gone });
  }

  /** Archives or locks a thread, as somebody who may. */
  closeThread(id: string, how: { readonly archived: boolean; readonly locked: boolean }): void {
    const thread = this.#core.world.channel(id);
    if (thread.thread === null) throw new RangeError('no thread');
    Object.assign(thread.thread, how);
    this.#core.world.feed.publish({ type: 'channel-updated', channel: thread });
  }

  /** The bot is removed from a server. */
  removeBot(guildId: string): void {
    const { world } = this.#core;
    const guild = world.guilds.get(guildId);
    if (guild === undefined) return;
    guild.botPresent = false;
    guild.members.delete(world.botId);
    world.feed.publish({ type: 'guild-left', guild });
  }

  /** Lets a server have so many open threads. */
  limitThreads(most: number): void {
    this.#core.world.mostThreads = most;
  }

  addUser(username: string, locale: Locale = Locale.EnglishUS): string {
    const id = this.#core.world.nextId();
    this.#core.world.addPerson({ user: userOf(id, username), locale });
    return id;
  }

  /** A conversation of these people without the bot. */
  addPrivateChannel(users: readonly string[]): Channel {
    const { world } = this.#core;
    return world.directChannel(users.map((name) => world.person(name).user.id));
  }

  /** Installs the bot for a user, who then has its user commands everywhere. */
  installFor(user: string): void {
    const { world } = this.#core;
    world.userInstalls.add(world.person(user).user.id);
    world.feed.publish({ type: 'commands-changed' });
  }

  /** Resolves once a bot is connected. */
  async ready(timeoutMs = 10_000): Promise<void> {
    await until(this.#core, () => this.online || undefined, timeoutMs, 'the bot to connect');
  }

  /** Resolves once nothing moves any more. Rejects after `timeoutMs`. */
  settled({ quietMs = 50, timeoutMs = 10_000 } = {}): Promise<void> {
    return untilQuiet(this.#core, quietMs, timeoutMs);
  }

  /** The next message that is created, in one channel or anywhere. */
  nextMessage({
    channel,
    timeoutMs = 5000,
  }: {
    channel?: string;
    timeoutMs?: number;
  } = {}): Promise<APIMessage> {
    const wanted = channel === undefined ? null : this.#core.world.channel(channel).id;
    const look = (event: Parameters<Parameters<typeof until>[1]>[0]): APIMessage | undefined => {
      if (event?.type !== 'message-created') return undefined;
      const { message } = event.stored;
      return wanted === null || message.channel_id === wanted ? message : undefined;
    };
    return until(this.#core, look, timeoutMs, 'a message');
  }

  /** Threads that exist, for looking into them. */
  threads(): readonly Channel[] {
    return [...this.#core.world.channels.values()].filter(
      ({ type }) => type === ChannelType.PublicThread || type === ChannelType.PrivateThread,
    );
  }

  /** Stops listening and ends every connection. */
  close(): Promise<void> {
    return this.#stop();
  }
}
