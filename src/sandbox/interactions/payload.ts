import {
  type APIApplicationCommand,
  type APIAuthorizingIntegrationOwnersMap,
  type APIInteraction,
  type APIMessage,
  type APIMessageInteractionMetadata,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  InteractionType,
} from 'discord-api-types/v10';
import { FILE_LIMIT } from '../world/files.ts';
import { channelPayload, memberPayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import type { Channel } from '../world/world-types.ts';
import type { InteractionRecord } from './record.ts';

/** Where an interaction happens: in a server, in a direct message with the bot, or elsewhere. */
export function contextOf(world: World, channel: Channel): InteractionContextType {
  if (channel.guildId !== null) return InteractionContextType.Guild;
  const withBot = channel.type === ChannelType.DM && channel.recipients.includes(world.botId);
  return withBot ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

/** The server, the user or both, who installed the bot so that this command reaches this place. */
export function ownersOf(
  world: World,
  userId: string,
  channel: Channel,
  command: Pick<APIApplicationCommand, 'integration_types' | 'guild_id'> | null,
): APIAuthorizingIntegrationOwnersMap {
  const types = command?.integration_types ?? [ApplicationIntegrationType.GuildInstall];
  const allows = (type: ApplicationIntegrationType) => command === null || types.includes(type);
  const guild = world.guildOf(channel);
  const context = contextOf(world, channel);
  const owners: APIAuthorizingIntegrationOwnersMap = {};
  if (allows(ApplicationIntegrationType.GuildInstall)) {
    if (guild?.botPresent === true) owners[ApplicationIntegrationType.GuildInstall] = guild.id;
    if (context === InteractionContextType.BotDM) {
      owners[ApplicationIntegrationType.GuildInstall] = '0';
    }
  }
  if (allows(ApplicationIntegrationType.UserInstall) && world.userInstalls.has(userId)) {
    owners[ApplicationIntegrationType.UserInstall] = userId;
  }
  return owners;
}

export interface PayloadPlan {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly channel: Channel;
  readonly data: unknown;
  readonly owners: APIAuthorizingIntegrationOwnersMap;
  readonly message: APIMessage | null;
}

/** An interaction with every field that Discord sends. */
export function interactionPayload(world: World, plan: PayloadPlan): APIInteraction {
  const { channel } = plan;
  const person = world.person(plan.userId);
  const guild = world.guildOf(channel);
  const member = guild?.members.get(plan.userId);
  const who =
    guild === null || member === undefined
      ? { user: person.user }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: {
            ...memberPayload(world, member),
            permissions: world.permissions(plan.userId, channel).toString(),
          },
        };
  return {
    id: plan.id,
    application_id: world.botId,
    type: plan.type,
    token: plan.token,
    version: 1,
    data: plan.data,
    channel_id: channel.id,
    channel: channelPayload(world, channel),
    ...who,
    ...(plan.message === null ? {} : { message: plan.message }),
    locale: person.locale,
    app_permissions: world.appPermissions(channel).toString(),
    entitlements: [],
    authorizing_integration_owners: plan.owners,
    context: contextOf(world, channel),
    attachment_size_limit: FILE_LIMIT,
  } as unknown as APIInteraction;
}

/** What a message says of the interaction that it answers. */
export function metadataOf(world: World, record: InteractionRecord): APIMessageInteractionMetadata {
  const base = {
    id: record.id,
    type: record.type,
    user: world.person(record.userId).user,
    authorizing_integration_owners: record.payload.authorizing_integration_owners,
  };
  const source = record.source?.message;
  if (record.type === InteractionType.MessageComponent) {
    return { ...base, interacted_message_id: source?.id } as APIMessageInteractionMetadata;
  }
  if (record.type === InteractionType.ModalSubmit && source?.interaction_metadata !== undefined) {
    const triggering_interaction_metadata = source.interaction_metadata;
    return { ...base, triggering_interaction_metadata } as APIMessageInteractionMetadata;
  }
  return base as APIMessageInteractionMetadata;
}
