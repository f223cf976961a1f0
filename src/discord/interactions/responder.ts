import {
  type BaseMessageOptions,
  type ChatInputCommandInteraction,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { RenderedMessage } from '../rendering/render.ts';
import type { RenderedForm } from '../rendering/render-form.ts';

/** A message as Discord took it. */
export interface SentMessage {
  readonly id: string;
  /** Discord hides answers of a bot that only the person installed, where the server wants it so. */
  readonly ephemeral: boolean;
}

export interface Responder {
  /** A new message; after an answer of any kind it is a further one. Null where Discord does not say which. */
  reply(message: RenderedMessage): Promise<SentMessage | null>;
  /** Changes the first answer. */
  edit(message: RenderedMessage): Promise<SentMessage>;
}

export interface CommandResponder extends Responder {
  /** Opens a form, which is an answer: nothing else can follow. */
  open(form: RenderedForm): Promise<void>;
}

export interface PressResponder extends CommandResponder, SubmissionResponder {}

export interface SubmissionResponder extends Responder {
  /** Changes the message that the button, also that of the form, is on. */
  update(message: RenderedMessage): Promise<void>;
  /** Deletes the message that the button is on. */
  remove(): Promise<void>;
}

/** Mentions are shut off here as well as for the whole client. */
function body({ components, files }: RenderedMessage): BaseMessageOptions {
  return {
    components,
    files: files.map(({ name, content }) => ({ name, attachment: Buffer.from(content, 'utf8') })),
    allowedMentions: { parse: [], repliedUser: false },
  };
}

type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

function responder(
  interaction: CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction,
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
    edit: async (message) => {
      const flags = message.flags & ~MessageFlags.Ephemeral;
      return sentMessage(await interaction.editReply({ ...body(message), flags }));
    },
  };
}

function sentMessage({ id, flags }: Message): SentMessage {
  return { id, ephemeral: flags.has(MessageFlags.Ephemeral) };
}

export function commandResponder(interaction: CommandInteraction): CommandResponder {
  return { ...responder(interaction), open: opening(interaction) };
}

export function pressResponder(interaction: MessageComponentInteraction): PressResponder {
  return { ...changing(interaction), open: opening(interaction) };
}

/** discord.js gives back what Discord said of it where it is asked to. */
const opening =
  (interaction: CommandInteraction | MessageComponentInteraction) =>
  async (form: RenderedForm): Promise<void> => {
    await interaction.showModal(form);
  };

export function submissionResponder(interaction: ModalSubmitInteraction): SubmissionResponder {
  if (interaction.isFromMessage()) return changing(interaction);
  const nothing = () => Promise.reject(new Error('A form of a command has no message to change'));
  return { ...responder(interaction), update: nothing, remove: nothing };
}

function changing(
  interaction: MessageComponentInteraction | ModalMessageModalSubmitInteraction,
): SubmissionResponder {
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
