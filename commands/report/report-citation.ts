import { ApplicationCommandType } from 'discord.js';
import { REPORT_REASONS, type ReportReason } from '../../src/community/reports/reports.ts';
import type { Action, Command } from '../../src/discord/command/command.ts';
import { encodeCustomId, packId, unpackId } from '../../src/discord/command/custom-id.ts';
import { type FormField, privately } from '../../src/discord/command/reply.ts';
import type { TargetMessage } from '../../src/discord/command/request.ts';
import { joined, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { tooOften } from '../shared/cooldown.ts';
import { tellLog } from '../shared/log-channel.ts';
import { messageLink, personMention } from '../shared/mentions.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { requireServer, settingsOf } from '../shared/server-settings.ts';
import { REASON_WORDS } from './reason-words.ts';

const REPORT = { name: 'report', version: 1 } as const;
const REASON = 'reason';
const NOTE = 'note';
const MAX_NOTE = 500;

const note: FormField = {
  kind: 'text',
  id: NOTE,
  label: 'Note',
  hint: 'For the moderators’ log channel alone, where your name stands with it. I do not keep it.',
  maxLength: MAX_NOTE,
  required: false,
};

/** **Report citation**: tells the moderators that something is wrong with one of the bot's posts. */
export const reportCitation: Command = {
  data: { ...IN_SERVERS, type: ApplicationCommandType.Message, name: 'Report citation' },
  async form(request, _library, services) {
    requireServer(request);
    const { id } = reportable(request.target);
    const { log } = await settingsOf(request, services);
    const options = REPORT_REASONS.map((value) => ({ label: REASON_WORDS[value], value }));
    return {
      customId: encodeCustomId({
        action: REPORT.name,
        version: REPORT.version,
        fields: [packId(id)],
      }),
      title: 'Report citation',
      fields: [
        { kind: 'choice', id: REASON, label: 'What is wrong?', options },
        // Without a log channel there is nowhere for a note to go.
        ...(log === null ? [] : [note]),
      ],
    };
  },
  async answer() {
    throw new PlainError('Report citation opens a form; use it again.');
  },
  get actions() {
    return [sendReport];
  },
};

/** @throws PlainError for what is no excerpt of the bot's. */
function reportable(target: TargetMessage | null): TargetMessage {
  if (!target?.own) throw new PlainError('Report citation works on my own messages.');
  if (target.citations.length === 0) throw new PlainError('That message shows no excerpt.');
  return target;
}

/** What was entered in the form. */
const sendReport: Action = {
  ...REPORT,
  async answer(press, _library, services) {
    const serverId = requireServer(press);
    const { channelId, userId, entered } = press;
    const messageId = unpackId(press.fields[0] ?? '');
    const reason = reasonOf(entered.get(REASON));
    if (messageId === null || channelId === null || reason === null) {
      throw new PlainError('Use Report citation on the message again, and say what is wrong.');
    }
    const refusal = await tooOften('report', press, services);
    if (refusal) return { kind: 'reply', reply: refusal };
    const reportedAt = services.clock();
    await services.reports.add({ messageId, serverId, channelId, reason, reportedAt });
    const link = messageLink('a post of mine', { guildId: serverId, channelId, messageId });
    const said = entered.get(NOTE) ?? '';
    const lines = [
      markdown`${personMention(userId)} reported ${link}: **${REASON_WORDS[reason].toLowerCase()}**`,
      ...(said === '' ? [] : [markdown`“${said}”`]),
    ];
    const failed = await tellLog(press, services, lines);
    const { log } = await settingsOf(press, services);
    const lost =
      said !== '' && log === null
        ? [markdown`⚠️ Your note went nowhere: no log channel is set any more.`]
        : [];
    const thanks = markdown`Thank you. The moderators find it in \`/queue reports\`.`;
    return { kind: 'reply', reply: privately(joined([thanks, ...failed, ...lost], '\n')) };
  },
};

function reasonOf(value: string | undefined): ReportReason | null {
  return REPORT_REASONS.find((reason) => reason === value) ?? null;
}
