import {
  ApplicationIntegrationType,
  type Interaction,
  type Message,
  MessageFlags,
} from 'discord.js';
import { isSnowflake } from '../../corpus/document/document-server.ts';
import type { Choice } from '../command/command.ts';
import { decodeCustomId } from '../command/custom-id.ts';
import type { CompletionRequest, Request, TargetMessage } from '../command/request.ts';
import { isOwner } from '../gateway/application-owner.ts';
import { AnswerArrived } from '../gateway/resend.ts';
import { readShown, type ShownMessage } from '../posting/shown-message.ts';
import { readFiles, readOptions } from './command-options.ts';
import { readEntered } from './entered-fields.ts';
import {
  type CommandResponder,
  commandResponder,
  type PressResponder,
  pressResponder,
  type SubmissionResponder,
  submissionResponder,
} from './responder.ts';

/** An interaction as the router sees it, with the ways to answer it. All may reject. */
export type Incoming = {
  /** Snowflake. */
  readonly id: string;
  /** When Discord made it, in milliseconds since 1970 by Discord's clock. */
  readonly createdAt: number;
} & (
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly request: Request;
      readonly respond: CommandResponder;
    }
  | {
      readonly kind: 'press';
      readonly customId: string;
      readonly values: readonly string[];
      readonly request: Request;
      /** The message that the button is on. */
      readonly messageId: string;
      readonly shown: ShownMessage;
      readonly ephemeral: boolean;
      readonly respond: PressResponder;
    }
  | {
      readonly kind: 'submission';
      readonly customId: string;
      /** What was entered, by field. */
      readonly entered: ReadonlyMap<string, string>;
      readonly request: Request;
      /** The message whose button opened the form; null where a command did. */
      readonly messageId: string | null;
      readonly shown: ShownMessage;
      readonly ephemeral: boolean;
      readonly respond: SubmissionResponder;
    }
  | {
      readonly kind: 'completion';
      readonly name: string;
      readonly request: CompletionRequest;
      suggest(choices: readonly Choice[]): Promise<void>;
    }
);

/**
 * Null for kinds of interaction that the bot does not offer.
 * @throws TypeError where an id is none: what is kept by ids must not depend on what Discord sends.
 */
export function readIncoming(interaction: Interaction): Incoming | null {
  const { createdTimestamp: createdAt } = interaction;
  const id = snowflake(interaction.id);
  if (interaction.isChatInputCommand()) {
    const { data } = interaction.options;
    const subcommand = interaction.options.getSubcommand(false);
    const given = { options: readOptions(data), files: readFiles(data), subcommand };
    const request = { ...place(interaction), ...given };
    const respond = commandResponder(interaction);
    return { kind: 'command', id, createdAt, name: interaction.commandName, request, respond };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const { targetMessage, applicationId } = interaction;
    const target = readTarget(targetMessage, applicationId);
    const request = { ...place(interaction), target };
    const respond = commandResponder(interaction);
    return { kind: 'command', id, createdAt, name: interaction.commandName, request, respond };
  }
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    const options = readOptions(interaction.options.data);
    const subcommand = interaction.options.getSubcommand(false);
    const focused = { name, value: String(value) };
    const request = { ...place(interaction), options, subcommand, focused };
    return {
      kind: 'completion',
      id,
      createdAt,
      name: interaction.commandName,
      request,
      suggest: async (choices) => {
        try {
          await interaction.respond(choices.map((choice) => ({ ...choice })));
        } catch (error) {
          if (!(error instanceof AnswerArrived)) throw error;
        }
      },
    };
  }
  if (interaction.isMessageComponent()) {
    return {
      kind: 'press',
      id,
      createdAt,
      customId: interaction.customId,
      values: interaction.isStringSelectMenu() ? interaction.values : [],
      request: place(interaction),
      messageId: snowflake(interaction.message.id),
      shown: readShown(interaction.message),
      ephemeral: interaction.message.flags.has(MessageFlags.Ephemeral),
      respond: pressResponder(interaction),
    };
  }
  if (interaction.isModalSubmit()) {
    const { message } = interaction;
    return {
      kind: 'submission',
      id,
      createdAt,
      customId: interaction.customId,
      entered: readEntered(interaction.fields.fields.values()),
      request: place(interaction),
      messageId: message?.id ?? null,
      shown: message ? readShown(message) : NOTHING_SHOWN,
      ephemeral: message?.flags.has(MessageFlags.Ephemeral) ?? true,
      respond: submissionResponder(interaction),
    };
  }
  return null;
}

const NOTHING_SHOWN: ShownMessage = { components: [], question: null, citations: [] };

/** The fields common to all interactions. */
function place(interaction: Interaction): Request {
  return {
    options: {},
    files: {},
    subcommand: null,
    userId: snowflake(interaction.user.id),
    isBotOwner: isOwner(interaction.client.application.owner, interaction.user.id),
    guildId: snowflakeOrNull(interaction.guildId),
    serverId: isGuildInstall(interaction) ? interaction.guildId : null,
    channelId: snowflakeOrNull(interaction.channelId),
    parentId: interaction.channel?.isThread()
      ? snowflakeOrNull(interaction.channel.parentId)
      : null,
    target: null,
    locale: interaction.locale,
    memberPermissions: interaction.memberPermissions?.bitfield ?? null,
    appPermissions:
      interaction.guildId === null || interaction.inCachedGuild()
        ? interaction.appPermissions.bitfield
        : null,
  };
}

function snowflake(id: unknown): string {
  if (typeof id === 'string' && isSnowflake(id)) return id;
  throw new TypeError('Discord sent an id that is none.');
}

function snowflakeOrNull(id: unknown): string | null {
  return id === null || id === undefined ? null : snowflake(id);
}

/** Whether the server itself installed the bot. */
function isGuildInstall({ guildId, authorizingIntegrationOwners: owners }: Interaction): boolean {
  return guildId !== null && owners[ApplicationIntegrationType.GuildInstall] === guildId;
}

function readTarget(message: Message, applicationId: string): TargetMessage {
  const forwarded = message.messageSnapshots.map(({ content }) => content ?? '');
  const embedded = message.embeds.map(({ description }) => description ?? '');
  const own = message.author.id === applicationId || message.applicationId === applicationId;
  const isPerson = !message.author.bot && message.webhookId === null && !message.system;
  return {
    id: message.id,
    link: message.url,
    createdAt: message.createdTimestamp,
    authorId: isPerson ? message.author.id : null,
    text: [message.content, ...forwarded, ...embedded].filter((text) => text !== '').join('\n\n'),
    own,
    citations: own ? readShown(message).citations : [],
  };
}

/** The parts of an interaction that may be logged: never what was asked, nor by whom. */
export function describe(incoming: Incoming): Record<string, string> {
  const { kind } = incoming;
  if (kind === 'command' || kind === 'completion') return { kind, name: incoming.name };
  return { kind, name: decodeCustomId(incoming.customId)?.action ?? 'unknown' };
}
