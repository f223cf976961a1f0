import type { APIInteractionDataResolved, ChannelType } from 'discord-api-types/v10';
import { ClientRefusal } from '../refusal.ts';
import { storeFile } from '../world/files.ts';
import { channelPayload, memberPayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import type { Channel } from '../world/world-types.ts';
import type { UserFile } from './user-file.ts';

/** Turns what a user names into ids, and collects what the interaction says of them. */
export class Resolver {
  readonly #world: World;
  readonly #channel: Channel;
  readonly #origin: string;
  readonly #resolved: Required<
    Pick<APIInteractionDataResolved, 'users' | 'members' | 'channels' | 'roles' | 'attachments'>
  > = { users: {}, members: {}, channels: {}, roles: {}, attachments: {} };

  constructor(world: World, channel: Channel, origin: string) {
    this.#world = world;
    this.#channel = channel;
    this.#origin = origin;
  }

  /** What was named so far; `undefined` when nothing was. */
  get resolved(): APIInteractionDataResolved | undefined {
    const used = Object.entries(this.#resolved).filter(([, map]) => Object.keys(map).length > 0);
    return used.length === 0 ? undefined : Object.fromEntries(used);
  }

  user(idOrName: string): string {
    const { user } = this.#world.person(idOrName.replace(/^@/, ''));
    this.#resolved.users[user.id] = user;
    const member = this.#world.guildOf(this.#channel)?.members.get(user.id);
    if (member !== undefined) {
      const { user: _, ...rest } = memberPayload(this.#world, member);
      const permissions = this.#world.permissions(user.id, this.#channel).toString();
      this.#resolved.members[user.id] = { ...rest, permissions } as never;
    }
    return user.id;
  }

  channel(idOrName: string, types?: readonly ChannelType[]): string {
    const channel = this.#world.channel(idOrName);
    if (channel.guildId !== this.#channel.guildId) {
      throw new ClientRefusal(`"${idOrName}" is not a channel of this server.`);
    }
    if (types !== undefined && types.length > 0 && !types.includes(channel.type)) {
      throw new ClientRefusal(`"${idOrName}" is not the kind of channel that is asked for.`);
    }
    this.#resolved.channels[channel.id] = {
      ...channelPayload(this.#world, channel),
      permissions: this.#world.permissions(this.#world.botId, channel).toString(),
      app_permissions: this.#world.appPermissions(channel).toString(),
    } as never;
    return channel.id;
  }

  role(idOrName: string): string {
    const roles = [...(this.#world.guildOf(this.#channel)?.roles.values() ?? [])];
    const wanted = idOrName.replace(/^@/, '').toLowerCase();
    const role = roles.find(({ id, name }) => id === idOrName || name.toLowerCase() === wanted);
    if (role === undefined) throw new ClientRefusal(`There is no role called "${idOrName}".`);
    this.#resolved.roles[role.id] = role;
    return role.id;
  }

  mentionable(idOrName: string): string {
    const known = this.#world.people.has(idOrName) || !idOrName.startsWith('@&');
    try {
      return known ? this.user(idOrName) : this.role(idOrName.slice(2));
    } catch {
      return this.role(idOrName);
    }
  }

  file({ name, type, bytes }: UserFile): string {
    const upload = { name, type: type ?? 'application/octet-stream', bytes };
    const attachment = storeFile(this.#world, this.#origin, upload);
    this.#resolved.attachments[attachment.id] = attachment;
    return attachment.id;
  }
}
