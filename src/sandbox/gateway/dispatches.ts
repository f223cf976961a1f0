import {
  type APIMessage,
  GatewayDispatchEvents as Event,
  GatewayIntentBits as Intent,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { SandboxEvent } from '../feed.ts';
import { channelPayload, guildPayload, isThread, memberPayload } from '../world/payloads.ts';
import { holds } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import type { Channel, StoredMessage } from '../world/world-types.ts';

/** An event for the bot, for the sessions that asked for it. */
export interface Dispatch {
  readonly t: string;
  readonly guildId: string | null;
  /** Sessions without this intent do not get it; 0 needs none. */
  readonly intent: number;
  /** The payload for a session with these intents. */
  readonly payload: (intents: number) => unknown;
}

/** What the gateway tells the bot of an event; null when it is none of the bot's business. */
export function dispatchOf(world: World, event: SandboxEvent): Dispatch | null {
  switch (event.type) {
    case 'interaction-created': {
      const { payload, guild } = event.record;
      const guildId = guild?.id ?? null;
      return { t: Event.InteractionCreate, guildId, intent: 0, payload: () => payload };
    }
    case 'message-created':
      return messageDispatch(world, Event.MessageCreate, event.stored);
    case 'message-updated':
      return messageDispatch(world, Event.MessageUpdate, event.stored);
    case 'message-deleted': {
      const { message, guildId } = event.stored;
      const gone = { id: message.id, channel_id: message.channel_id, ...inGuild(guildId) };
      return {
        ...messageDispatch(world, Event.MessageDelete, event.stored),
        payload: () => gone,
      } as Dispatch;
    }
    case 'reaction-added':
    case 'reaction-removed':
      return reactionDispatch(world, event);
    case 'channel-created':
    case 'channel-updated':
    case 'channel-deleted':
      return channelDispatch(world, event);
    case 'guild-joined':
    case 'guild-left': {
      const joined = event.type === 'guild-joined';
      return {
        t: joined ? Event.GuildCreate : Event.GuildDelete,
        guildId: event.guild.id,
        intent: Intent.Guilds,
        payload: () => (joined ? guildPayload(world, event.guild) : { id: event.guild.id }),
      };
    }
    default:
      return null;
  }
}

function inGuild(guildId: string | null): { guild_id?: string } {
  return guildId === null ? {} : { guild_id: guildId };
}

function botSees(world: World, channel: Channel): boolean {
  return holds(world.permissions(world.botId, channel), PermissionFlagsBits.ViewChannel);
}

function messageDispatch(world: World, t: string, stored: StoredMessage): Dispatch | null {
  const { message, guildId, ephemeralFor } = stored;
  if (ephemeralFor !== null || !botSees(world, world.channel(message.channel_id))) return null;
  const author = world.guilds.get(guildId ?? '')?.members.get(message.author.id);
  const member = author === undefined ? {} : { member: memberPayload(world, author) };
  return {
    t,
    guildId,
    intent: guildId === null ? Intent.DirectMessages : Intent.GuildMessages,
    payload: (intents) => ({
      ...withoutContent(world, message, guildId, intents),
      ...inGuild(guildId),
      ...member,
    }),
  };
}

/** Without the privileged intent a bot reads its own messages, direct ones and mentions only. */
function withoutContent(
  world: World,
  message: APIMessage,
  guildId: string | null,
  intents: number,
): APIMessage {
  const readable =
    (intents & Intent.MessageContent) !== 0 ||
    guildId === null ||
    message.author.id === world.botId ||
    message.mentions.some(({ id }) => id === world.botId);
  return readable
    ? message
    : { ...message, content: '', embeds: [], components: [], attachments: [] };
}

function reactionDispatch(
  world: World,
  event: Extract<SandboxEvent, { type: 'reaction-added' | 'reaction-removed' }>,
): Dispatch | null {
  const { message, guildId } = event.stored;
  if (!botSees(world, world.channel(message.channel_id))) return null;
  const added = event.type === 'reaction-added';
  return {
    t: added ? Event.MessageReactionAdd : Event.MessageReactionRemove,
    guildId,
    intent: guildId === null ? Intent.DirectMessageReactions : Intent.GuildMessageReactions,
    payload: () => ({
      user_id: event.userId,
      channel_id: message.channel_id,
      message_id: message.id,
      ...inGuild(guildId),
      emoji: event.emoji,
      burst: false,
      type: 0,
    }),
  };
}

const CHANNEL_EVENTS = {
  'channel-created': [Event.ChannelCreate, Event.ThreadCreate],
  'channel-updated': [Event.ChannelUpdate, Event.ThreadUpdate],
  'channel-deleted': [Event.ChannelDelete, Event.ThreadDelete],
} as const;

function channelDispatch(
  world: World,
  event: Extract<SandboxEvent, { type: keyof typeof CHANNEL_EVENTS }>,
): Dispatch | null {
  const { channel } = event;
  if (channel.guildId === null || !botSees(world, channel)) return null;
  const [plain, thread] = CHANNEL_EVENTS[event.type];
  return {
    t: isThread(channel) ? thread : plain,
    guildId: channel.guildId,
    intent: Intent.Guilds,
    payload: () => channelPayload(world, channel),
  };
}
