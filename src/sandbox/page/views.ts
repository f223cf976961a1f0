import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Core } from '../core.ts';
import type { SandboxEvent } from '../feed.ts';
import type { InteractionRecord } from '../interactions/record.ts';
import { channelPayload } from '../world/payloads.ts';
import { holds } from '../world/permissions.ts';
import type { Channel, Person } from '../world/world-types.ts';

function sees(core: Core, userId: string, channel: Channel): boolean {
  return holds(core.world.permissions(userId, channel), PermissionFlagsBits.ViewChannel);
}

/** A channel with what this user may do in it, as Discord's bit set. */
function channelView(core: Core, userId: string, channel: Channel): unknown {
  const permissions = core.world.permissions(userId, channel).toString();
  return { ...channelPayload(core.world, channel), permissions };
}

/** Everything that a page needs to start as a user: people, servers, channels, the bot. */
export function stateOf(core: Core, { user }: Person): unknown {
  const { world, settings, gateway, faults } = core;
  const direct = world.directChannel([user.id, world.botId]);
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(user.id));
  return {
    user,
    bot: { user: world.person(world.botId).user, online: gateway.online },
    users: [...world.people.values()].map((one) => one.user).filter(({ bot }) => bot !== true),
    direct: channelView(core, user.id, direct),
    guilds: guilds.map((guild) => ({
      id: guild.id,
      name: guild.name,
      ownerId: guild.ownerId,
      roles: [...guild.roles.values()],
      members: [...guild.members.values()],
      channels: [...world.channels.values()]
        .filter((channel) => channel.guildId === guild.id && sees(core, user.id, channel))
        .map((channel) => channelView(core, user.id, channel)),
    })),
    examples: settings.examples,
    ackTimeoutMs: settings.ackTimeoutMs,
    faults: faults.active,
  };
}

/** An interaction as the page shows it; its token stays here. */
export function interactionView(record: InteractionRecord): Record<string, unknown> {
  const { id, type, title, userId, channel, state, ackMs, ackType, failure, createdAt } = record;
  const original = record.original?.message.id ?? null;
  return {
    id,
    type,
    title,
    userId,
    channelId: channel.id,
    state,
    ackMs,
    ackType,
    failure,
    createdAt,
    original,
    source: record.source?.message.id ?? null,
  };
}

/** An interaction with what was sent to the bot. */
export function interactionDetail(record: InteractionRecord): Record<string, unknown> {
  return { ...interactionView(record), payload: { ...record.payload, token: '…' } };
}

/** What a user's page learns of an event; null when it is not theirs to see. */
export function eventView(
  core: Core,
  { user }: Person,
  event: SandboxEvent,
): Record<string, unknown> | null {
  switch (event.type) {
    case 'message-created':
    case 'message-updated':
    case 'message-deleted': {
      const { message, ephemeralFor } = event.stored;
      const channel = core.world.channels.get(message.channel_id);
      const hidden = ephemeralFor !== null && ephemeralFor !== user.id;
      if (hidden || channel === undefined || !sees(core, user.id, channel)) return null;
      return { type: event.type, message };
    }
    case 'channel-created':
    case 'channel-updated':
    case 'channel-deleted': {
      if (!sees(core, user.id, event.channel)) return null;
      return { type: event.type, channel: channelView(core, user.id, event.channel) };
    }
    case 'interaction-created':
    case 'interaction-changed': {
      return { type: event.type, interaction: interactionView(event.record) };
    }
    case 'typing':
    case 'refused':
    case 'commands-changed':
    case 'bot-online':
    case 'bot-offline':
    case 'faults-changed':
      return { ...event };
    default:
      return null;
  }
}
