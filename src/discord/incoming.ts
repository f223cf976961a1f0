import {
  type BaseMessageOptions,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
} from 'discord.js';
import type { Choice } from './command.ts';
import { QUESTION_ID, readQuestion } from './question.ts';
import type { RenderedMessage } from './render.ts';
import type { CompletionRequest, Request } from './request.ts';

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
      readonly request: Request;
      readonly question: string | null;
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

interface Responder {
  /** A new message; after an answer of any kind it is a further one. */
  reply(message: RenderedMessage): Promise<void>;
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
      request: { ...place(interaction), options: {} },
      question: shownQuestion(interaction.message),
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
    channelId: interaction.channelId,
    locale: interaction.locale,
    memberPermissions: interaction.memberPermissions?.bitfield ?? null,
    appPermissions: interaction.appPermissions.bitfield,
  };
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

function shownQuestion(message: Message): string | null {
  for (const component of message.components) {
    if (component.type !== ComponentType.Container) continue;
    for (const child of component.components) {
      if (child.type === ComponentType.TextDisplay && child.id === QUESTION_ID) {
        return readQuestion(child.content);
      }
    }
  }
  return null;
}

/** Mentions are shut off here as well as for the whole client. */
function body({ components, files }: RenderedMessage): BaseMessageOptions {
  return {
    components,
    files: files.map(({ name, content }) => ({ name, attachment: Buffer.from(content, 'utf8') })),
    allowedMentions: { parse: [], repliedUser: false },
  };
}

function responder(interaction: ChatInputCommandInteraction | MessageComponentInteraction) {
  return {
    reply: async (message: RenderedMessage): Promise<void> => {
      const options = { ...body(message), flags: message.flags };
      if (interaction.replied || interaction.deferred) await interaction.followUp(options);
      else await interaction.reply(options);
    },
  };
}

function pressResponder(interaction: MessageComponentInteraction): PressResponder {
  return {
    ...responder(interaction),
    update: async (message) => {
      const flags = message.flags & ~MessageFlags.Ephemeral;
      await interaction.update({ ...body(message), flags });
    },
    remove: async () => {
      await interaction.deferUpdate();
      await interaction.deleteReply();
    },
  };
}
