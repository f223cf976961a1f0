import {
  type BaseMessageOptions,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type InteractionReplyOptions,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { AnswerArrived, isCut } from '../gateway/resend.ts';
import { postsOfInteraction } from '../posting/posts-of-interaction.ts';
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
  /** Tells the person in a direct message, for when the interaction takes no answer any more. */
  direct(message: RenderedMessage): Promise<void>;
}

export interface CommandResponder extends Responder {
  /** Opens a form, which is an answer: nothing else can follow. */
  open(form: RenderedForm): Promise<void>;
}

export interface PressResponder extends CommandResponder, SubmissionResponder {}

export interface SubmissionResponder extends Responder {
  /** Changes the message that the button, also that of the form, is on. */
  update(message: RenderedMessage): Promise<void>;
  /** Deletes the message that the button is on; one that is gone already is no failure. */
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
type Answerable = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

function responder(interaction: Answerable): Responder {
  const sentBefore = new Set<string>();
  const known = (sent: SentMessage | null): SentMessage | null => {
    if (sent) sentBefore.add(sent.id);
    return sent;
  };
  return {
    reply: async (message) => {
      const options = { ...body(message), flags: message.flags };
      if (interaction.replied || interaction.deferred) {
        return known(await followUpOnce(interaction, options, sentBefore));
      }
      return known(await firstReply(interaction, options));
    },
    edit: async (message) => {
      const flags = message.flags & ~MessageFlags.Ephemeral;
      return sentMessage(await interaction.editReply({ ...body(message), flags }));
    },
    direct: async (message) => {
      const flags = message.flags & ~MessageFlags.Ephemeral;
      await interaction.user.send({ ...body(message), flags });
    },
  };
}

type ReplyOptions = BaseMessageOptions & Pick<InteractionReplyOptions, 'flags'>;

async function firstReply(
  interaction: Answerable,
  options: ReplyOptions,
): Promise<SentMessage | null> {
  try {
    const { resource } = await interaction.reply({ ...options, withResponse: true });
    return resource?.message ? sentMessage(resource.message) : null;
  } catch (error) {
    if (!(error instanceof AnswerArrived)) throw error;
    interaction.replied = true;
    return interaction.fetchReply().then(sentMessage, () => null);
  }
}

/**
 * A follow-up whose connection is cut may have arrived, and a second one would stand beside it: what
 * everyone sees is looked for in the channel first, where the bot may look.
 */
async function followUpOnce(
  interaction: Answerable,
  options: ReplyOptions,
  sentBefore: ReadonlySet<string>,
): Promise<SentMessage> {
  try {
    return sentMessage(await interaction.followUp(options));
  } catch (error) {
    if (!isCut(error)) throw error;
    const { client, channelId, applicationId, id: interactionId } = interaction;
    const posts =
      channelId &&
      (await postsOfInteraction(client.rest, { channelId, interactionId, applicationId }).catch(
        () => null,
      ));
    const arrived = (posts || []).find(({ id }) => !sentBefore.has(id));
    if (arrived) return { id: arrived.id, ephemeral: false };
    return sentMessage(await interaction.followUp(options));
  }
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
    try {
      await interaction.showModal(form);
    } catch (error) {
      if (!(error instanceof AnswerArrived)) throw error;
    }
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
      try {
        // Files that the message had belong to what it showed before.
        await interaction.update({ ...body(message), attachments: [], flags });
      } catch (error) {
        if (!(error instanceof AnswerArrived)) throw error;
        interaction.replied = true;
      }
    },
    remove: async () => {
      try {
        await interaction.deferUpdate();
      } catch (error) {
        if (!(error instanceof AnswerArrived)) throw error;
        interaction.deferred = true;
      }
      try {
        await interaction.deleteReply();
      } catch (error) {
        if (!isUnknownMessage(error)) throw error;
      }
    },
  };
}

function isUnknownMessage(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
}
