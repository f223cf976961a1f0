import {
  InteractionResponseType as Answer,
  InteractionType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { RestRefusal } from '../refusal.ts';
import { choicesForm } from '../validation/choices.ts';
import { formRefusal, parseForm } from '../validation/form.ts';
import { type CheckedForm, checkMessage } from '../validation/message-rules.ts';
import { checkModal } from '../validation/modal.ts';
import type { Upload } from '../world/files.ts';
import { holds } from '../world/permissions.ts';
import type { StoredMessage } from '../world/world-types.ts';
import { metadataOf } from './payload.ts';
import { forcedEphemeral, type InteractionRecord } from './record.ts';

const callback = z.object({ type: z.int(), data: z.unknown().optional() });
const deferral = z.object({ flags: z.int().nullish() });

const COMMAND = [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource];
const UPDATES = [Answer.DeferredMessageUpdate, Answer.UpdateMessage];

/** Which first answers an interaction takes (Discord documentation, "Interaction Callback Type"). */
function allowedAnswers(record: InteractionRecord): readonly Answer[] {
  switch (record.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [Answer.ApplicationCommandAutocompleteResult];
    case InteractionType.MessageComponent:
      return [...COMMAND, ...UPDATES, Answer.Modal];
    case InteractionType.ModalSubmit:
      return record.source === null ? COMMAND : [...COMMAND, ...UPDATES];
    default:
      return [...COMMAND, Answer.Modal];
  }
}

/**
 * Carries out a bot's first answer and acknowledges the interaction; a refused answer does not
 * acknowledge. Returns the `resource` of the answer, if it has one.
 */
export function respond(
  core: Core,
  record: InteractionRecord,
  json: unknown,
  uploads: readonly Upload[],
): { type: Answer; message?: unknown } | null {
  const { type, data } = parseForm(callback, json);
  const allowed = allowedAnswers(record);
  if (!allowed.includes(type)) {
    const message = `Value must be one of {${allowed.join(', ')}}.`;
    throw formRefusal([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
  }
  const acknowledge = (state: 'answered' | 'thinking') =>
    core.interactions.acknowledge(record, type, state);
  switch (type) {
    case Answer.ChannelMessageWithSource: {
      const form = checkMessage(data ?? {}, null, ['data']);
      record.original = sendAnswer(core, record, form, uploads, wantsEphemeral(form.flags));
      acknowledge('answered');
      return { type, message: record.original.message };
    }
    case Answer.DeferredChannelMessageWithSource: {
      const flags = parseForm(deferral, data ?? {}, ['data']).flags ?? 0;
      refuseDeferralFlags(flags);
      record.original = sendAnswer(core, record, {}, [], wantsEphemeral(flags), true);
      acknowledge('thinking');
      return { type, message: record.original.message };
    }
    case Answer.UpdateMessage: {
      const source = sourceOf(core, record);
      const before = { ...source.message, flags: source.message.flags ?? 0 };
      core.messages.edit(source, checkMessage(data ?? {}, before, ['data']), uploads);
      record.original = source;
      acknowledge('answered');
      return { type, message: source.message };
    }
    case Answer.DeferredMessageUpdate:
      record.original = record.source;
      acknowledge('answered');
      return { type };
    case Answer.Modal:
      record.modal = checkModal(data, ['data']);
      acknowledge('answered');
      return { type };
    default:
      record.choices = parseForm(choicesForm, data ?? {}, ['data']).choices as never;
      acknowledge('answered');
      return { type };
  }
}

function wantsEphemeral(flags: number | null | undefined): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** Only EPHEMERAL can be said while deferring: the content, and its layout, come with the edit. */
function refuseDeferralFlags(flags: number): void {
  if ((flags & ~MessageFlags.Ephemeral) === 0) return;
  const message = 'Only the EPHEMERAL flag can be set when deferring.';
  throw formRefusal([{ path: ['data', 'flags'], code: 'BASE_TYPE_CHOICES', message }]);
}

function sourceOf(core: Core, record: InteractionRecord): StoredMessage {
  const source = record.source;
  const there = source && core.messages.find(record.channel.id, source.message.id);
  if (there == null) throw new RestRefusal(404, 10008, 'Unknown Message');
  return there;
}

/** Posts a message of the bot that belongs to an interaction. */
export function sendAnswer(
  core: Core,
  record: InteractionRecord,
  form: Partial<CheckedForm>,
  uploads: readonly Upload[],
  ephemeral: boolean,
  loading = false,
): StoredMessage {
  const { world } = core;
  const held = world.permissions(record.userId, record.channel);
  const external = holds(held, PermissionFlagsBits.UseExternalApps);
  const hidden = ephemeral || forcedEphemeral(record, external);
  return core.messages.create(form, uploads, {
    channel: record.channel,
    author: world.person(world.botId).user,
    type: messageType(record),
    ephemeralFor: hidden ? record.userId : null,
    interactionId: record.id,
    applicationId: world.botId,
    metadata: metadataOf(world, record),
    loading,
  });
}

function messageType(record: InteractionRecord): MessageType {
  if (record.type !== InteractionType.ApplicationCommand) return MessageType.Default;
  const data = record.payload.data as { type?: number } | undefined;
  return data?.type === 1 ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
}
