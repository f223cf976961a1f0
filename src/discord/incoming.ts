import {
  ApplicationIntegrationType,
  type BaseMessageOptions,
  type ChatInputCommandInteraction,
  type Interaction,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Choice } from './command.ts';
import type { RenderedMessage } from './render.ts';
import type { CompletionRequest, Request, TargetMessage } from './request.ts';
import { readShown, type ShownMessage } from './shown-message.ts';

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
      readonly respond: Responder;
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
      readonly kind: 'completion';
      readonly name: string;
      readonly request: CompletionRequest;
      suggest(choices: readonly Choice[]): Promise<void>;
    }
);

/** A message as Discord took it. */
export interface SentMessage {
  readonly id: string;
  /** Discord hides answers of a bot that only the person installed, where the server wants it so. */
  readonly ephemeral: boolean;
}

interface Responder {
  /** A new message; after an answer of any kind it is a further one. Null where Discord does not say which. */
  reply(message: RenderedMessage): Promise<SentMessage | null>;
}

interface PressResponder extends Responder {
  /** Changes the message that the button is on. */
  update(message: RenderedMessage): Promise<void>;
  /** Deletes the message that the button is on. */
  remove(): Promise<void>;
}

/** Null for kinds of interaction that the bot does not offer. */
export function readIncoming(interaction: Interaction): Incoming | null {
  const { id, createdTimestamp: createdAt } = interaction;
  if (interaction.isChatInputCommand()) {
    const request = { ...place(interaction), options: readOptions(interaction.options.data) };
    const respond = responder(interaction);
    return { kind: 'command', id, createdAt, name: interaction.commandName, request, respond };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const { targetMessage, applicationId } = interaction;
    const target = readTarget(targetMessage, applicationId);
    const request = { ...place(interaction), options: {}, target };
    const respond = responder(interaction);
    return { kind: 'command', id, createdAt, name: interaction.commandName, request, respond };
  }
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    const options = readOptions(interaction.options.data);
    const request = { ...place(interaction), options, focused: { name, value: String(value) } };
    return {
      kind: 'completion',
      id,
      createdAt,
      name: interaction.commandName,
      request,
      suggest: async (choices) => interaction.respond(choices.map((choice) => ({ ...choice }))),
    };
  }
  if (interaction.isMessageComponent()) {
    return {
      kind: 'press',
      id,
      createdAt,
      customId: interaction.customId,
      values: interaction.isStringSelectMenu() ? interaction.values : [],
      request: { ...place(interaction), options: {} },
      messageId: interaction.message.id,
      shown: readShown(interaction.message),
      ephemeral: interaction.message.flags.has(MessageFlags.Ephemeral),
      respond: pressResponder(interaction),
    };
  }
  return null;
}

type Place = Omit<Request, 'options'>;

function place(interaction: Interaction): Place {
  return {
    userId: interaction.user.id,
    guildId: interaction.guildId,
    serverId: isHome(interaction) ? interaction.guildId : null,
    channelId: interaction.channelId,
    parentId: interaction.channel?.isThread() ? interaction.channel.parentId : null,
    target: null,
    locale: interaction.locale,
    memberPermissions: interaction.memberPermissions?.bitfield ?? null,
    appPermissions:
      interaction.guildId === null || interaction.inCachedGuild()
        ? interaction.appPermissions.bitfield
        : null,
  };
}

/** Whether the server itself installed the bot. */
function isHome({ guildId, authorizingIntegrationOwners: owners }: Interaction): boolean {
  return guildId !== null && owners[ApplicationIntegrationType.GuildInstall] === guildId;
}

interface OptionData {
  readonly name: string;
  readonly value?: string | number | boolean | undefined;
  readonly options?: readonly OptionData[] | undefined;
}

function readOptions(options: readonly OptionData[]): Record<string, string | number | boolean> {
  return Object.fromEntries(
    options.flatMap(({ name, value, options: nested }) => [
      ...(value === undefined ? [] : [[name, value] as const]),
      ...Object.entries(readOptions(nested ?? [])),
    ]),
  );
}

function readTarget(message: Message, applicationId: string): TargetMessage {
  const forwarded = message.messageSnapshots.map(({ content }) => content ?? '');
  const embedded = message.embeds.map(({ description }) => description ?? '');
  const own = message.author.id === applicationId || message.applicationId === applicationId;
  return {
    text: [message.content, ...forwarded, ...embedded].filter((text) => text !== '').join('\n\n'),
    own,
    citations: own ? readShown(message).citations : [],
  };
}

/** Mentions are shut off here as well as for the whole client. */
function body({ components, files }: RenderedMessage): BaseMessageOptions {
  return {
    components,
    files: files.map(({ name, content }) => ({ name, attachment: Buffer.from(content, 'utf8') })),
    allowedMentions: { parse: [], repliedUser: false },
  };
}

function responder(
  interaction:
    | ChatInputCommandInteraction
    | MessageContextMenuCommandInteraction
    | MessageComponentInteraction,
): Responder {
  return {
    reply: async (message) => {
      const options = { ...body(message), flags: message.flags };
      if (interaction.replied || interaction.deferred) {
        return sentMessage(await interaction.followUp(options));
      }
      const { resource } = await interaction.reply({ ...options, withResponse: true });
      return resource?.message ? sentMessage(resource.message) : null;
    },
  };
}

function sentMessage({ id, flags }: Message): SentMessage {
  return { id, ephemeral: flags.has(MessageFlags.Ephemeral) };
}

function pressResponder(interaction: MessageComponentInteraction): PressResponder {
  return {
    ...responder(interaction),
    update: async (message) => {
      const flags = message.flags & ~MessageFlags.Ephemeral;
      // Files that the message had belong to what it showed before.
      await interaction.update({ ...body(message), attachments: [], flags });
    },
    remove: async () => {
      await interaction.deferUpdate();
      await interaction.deleteReply();
    },
  };
}
