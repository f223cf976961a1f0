import { randomBytes } from 'node:crypto';
import { PermissionFlagsBits } from 'discord.js';
import { placeOf } from '../../src/community/readings/parts.ts';
import { documentOfKey } from '../../src/corpus/document/document-server.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import { type Request, textOption } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { missingPermissions } from '../../src/discord/interactions/permissions.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { count } from '../shared/count.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { channelMention } from '../shared/missing.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { readSource } from '../shared/options/source.ts';
import { passageLines } from '../shared/passage-lines.ts';
import { requireServer } from '../shared/server-settings.ts';
import { type Plan, planFields, plannedParts, planOf, readPlan } from './reading-plan.ts';
import { runningIn } from './running-reading.ts';
import { moment, scheduleWords } from './when.ts';

const { ManageMessages, ReadMessageHistory, SendMessages, ViewChannel } = PermissionFlagsBits;
const START = { name: 'reading', version: 1 } as const;

/** What the bot needs in a channel to post there, and to see what it posted. */
export const READING_NEEDS = ViewChannel | SendMessages | ReadMessageHistory;
/** Readings that go on in one server at a time; more would not be read. */
const MOST_READINGS = 10;
/** A reading's name in buttons: 40 bits. */
const RUN_BYTES = 5;
const RUN_LENGTH = 8;

/** `/reading start`: what it comes to, with a button that starts it. */
export async function startReading(
  request: Request,
  library: Library,
  services: Services,
): Promise<Reply> {
  const serverId = requireServer(request);
  const source = readSource(library.documents, textOption(request, 'document') ?? '');
  if (!source.ok) return privately(source.sentence);
  const { document } = source;
  const { key } = document.metadata;
  if (documentOfKey(library.documents, key) !== document) {
    throw new PlainError(
      `Another document has the key ${key} here too, so this one cannot be read by parts.`,
    );
  }
  const channelId = textOption(request, 'channel') ?? '';
  requireReadingIn(request, serverId, channelId, services);
  const now = services.clock();
  const plan = readPlan(request, document, channelId, now);
  const lines = planLines(plan, now);
  const customId = encodeCustomId({
    action: START.name,
    version: START.version,
    fields: planFields(plan),
  });
  const blocks: Block[] = [
    { kind: 'text', text: joined(lines, '\n') },
    { kind: 'buttons', buttons: [{ label: 'Start', customId }] },
  ];
  return { visibility: 'ephemeral', blocks };
}

function planLines(plan: Plan, now: Date): Markdown[] {
  const { document, channelId, schedule, words } = plan;
  const { parts, first, last } = plannedParts(plan, now);
  const { title } = document.metadata;
  const [beginning] = parts[0] ?? [];
  return [
    markdown`### Read “${title}” in ${channelMention(channelId)}?`,
    markdown`${count(parts.length, 'part')} of about ${words} words, ${scheduleWords(schedule)}.`,
    markdown`The first comes ${moment(first)}, the last ${moment(last, 'D')}.`,
    ...(beginning === undefined
      ? []
      : [
          markdown`It begins with “${beginning.section.heading ?? title}”:`,
          passageLines([beginning]),
        ]),
  ];
}

/** `Start`. */
export const confirmStart: Action = {
  ...START,
  needs: MODERATOR,
  async answer(press, library, services) {
    const serverId = requireServer(press);
    const plan = planOf(press.fields, library);
    requireReadingIn(press, serverId, plan.channelId, services);
    if ((await runningIn(serverId, services)).length >= MOST_READINGS) {
      throw new PlainError(
        `${MOST_READINGS} readings go on in this server, which are the most; stop one first.`,
      );
    }
    const { document, channelId, schedule, words } = plan;
    const { parts, first } = plannedParts(plan, services.clock());
    const [beginning] = parts[0] ?? [];
    if (!beginning) throw new PlainError('That document holds nothing to read.');
    const isNew = await services.readings.start({
      run: newRun(),
      serverId,
      channelId,
      key: document.metadata.key,
      schedule,
      words,
      part: 1,
      place: placeOf(beginning),
      dueAt: first,
    });
    const place = channelMention(channelId);
    if (!isNew) {
      const text = markdown`This document is being read in ${place} already; \`/reading list\` shows how far.`;
      return { kind: 'update', reply: privately(text) };
    }
    const line = markdown`${personMention(press.userId)} started a reading of **${document.metadata.title}** in ${place}: ${count(parts.length, 'part')}, ${scheduleWords(schedule)}`;
    const told = await tellLog(press, services, [line]);
    const done = markdown`Started. The first of ${count(parts.length, 'part')} comes ${moment(first)} in ${place}.`;
    return { kind: 'update', reply: privately(joined([done, ...told], '\n')) };
  },
};

/** @throws PlainError where the bot, or this person, could not post in the channel themselves. */
function requireReadingIn(
  { userId }: Pick<Request, 'userId'>,
  serverId: string,
  channelId: string,
  { places }: Pick<Services, 'places'>,
): void {
  const place = places.find(serverId, channelId);
  if (place === null) throw new PlainError('I cannot see that channel, or it is gone.');
  if (place.kind !== 'text') throw new PlainError('A document is read in a text channel.');
  const list = (names: readonly string[]) => new Intl.ListFormat('en').format(names);
  const missing = missingPermissions(place.permissions, READING_NEEDS);
  if (missing.length > 0) throw new PlainError(`I lack ${list(missing)} in #${place.name}.`);
  const held = places.permissionsOf(serverId, channelId, userId) ?? 0n;
  const lacking = missingPermissions(held, ViewChannel | SendMessages | ManageMessages);
  if (lacking.length > 0) {
    throw new PlainError(`You need ${list(lacking)} in #${place.name} for that.`);
  }
}

function newRun(): string {
  const run = BigInt(`0x${randomBytes(RUN_BYTES).toString('hex')}`).toString(36);
  return run.padStart(RUN_LENGTH, '0');
}
