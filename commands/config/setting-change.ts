import { createHash } from 'node:crypto';
import { PermissionFlagsBits } from 'discord.js';
import type { SettingName, Strictness } from '../../src/community/settings/setting-values.ts';
import { readSettings } from '../../src/community/settings/setting-values.ts';
import { bandUnder } from '../../src/community/settings/strictness.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { count } from '../shared/count.ts';
import { tellLog } from '../shared/log-channel.ts';
import { requireServer } from '../shared/server-settings.ts';
import { SETTING_TITLES, type ShownIn, settingLine, settingProblems } from './setting-lines.ts';
import { settingName, wantedSetting } from './wanted-setting.ts';

const SAVE = { name: 'config-save', version: 1 } as const;
/** A sign of what a setting was when a change of it was shown: two managers may change it at once. */
const SIGN = 4;

/** Shows what a change would do, with a button that does it. */
export async function previewChange(
  name: SettingName,
  request: Request,
  library: Library,
  services: Services,
): Promise<Reply> {
  const serverId = requireServer(request);
  const shown = { serverId, library, services };
  const after = wantedSetting(name, request, shown);
  const before = (await services.serverSettings.of(serverId)).get(name) ?? null;
  if (before === after) {
    return privately(
      markdown`**${SETTING_TITLES[name]}**: ${settingLine(name, after, shown)}. It is so already.`,
      ...settingProblems(name, after, shown),
    );
  }
  const lines = [
    markdown`### ${SETTING_TITLES[name]}`,
    markdown`Now: ${settingLine(name, before, shown)}`,
    markdown`Then: **${settingLine(name, after, shown)}**`,
    ...(name === 'strictness' ? effectOf(before, after, serverId, services) : []),
    ...(name === 'unanswered' ? await keepingLines(after, serverId, services) : []),
    ...settingProblems(name, after, shown),
  ];
  const button = { label: 'Save', customId: saveId(name, before, after) };
  return {
    visibility: 'ephemeral',
    blocks: [
      { kind: 'text', text: joined(lines, '\n') },
      { kind: 'buttons', buttons: [button] },
    ],
  };
}

function saveId(name: SettingName, before: string | null, after: string | null): string {
  try {
    return encodeCustomId({
      action: SAVE.name,
      version: SAVE.version,
      fields: [name, signOf(before), after ?? ''],
    });
  } catch {
    throw new PlainError('That is more than I can keep of one setting; name fewer passages.');
  }
}

function signOf(value: string | null): string {
  const digest = createHash('sha256').update(value ?? '');
  return digest.digest('base64url').slice(0, SIGN);
}

/** `Save`: does what was shown, unless somebody else changed the setting since. */
export const saveSetting: Action = {
  ...SAVE,
  needs: { member: PermissionFlagsBits.ManageGuild },
  async answer(press, library, services) {
    const serverId = requireServer(press);
    const [named, sign, text = ''] = press.fields;
    const name = settingName(named);
    if (name === null || text.length > 100) throw new PlainError('Type the command again.');
    const shown: ShownIn = { serverId, library, services };
    const after = text === '' ? null : text;
    const before = (await services.serverSettings.of(serverId)).get(name) ?? null;
    const isAsShown = signOf(before) === sign;
    const saved =
      isAsShown && (await services.serverSettings.change(serverId, name, before, after));
    if (!saved) {
      const present = (await services.serverSettings.of(serverId)).get(name) ?? null;
      const line = settingLine(name, present, shown);
      return {
        kind: 'update',
        reply: privately(
          markdown`**${SETTING_TITLES[name]}** was changed by somebody else after this was shown, so nothing was saved. It is now: **${line}**. Type the command again if you still want to change it.`,
        ),
      };
    }
    if (name === 'unanswered' && after === null) await services.unanswered.forgetAll(serverId);
    const line = markdown`**${SETTING_TITLES[name]}**: ${settingLine(name, after, shown)}`;
    const told = await tellLog(press, services, [
      markdown`<@${press.userId}> changed a setting. ${line}`,
    ]);
    return {
      kind: 'update',
      reply: privately(
        joined([markdown`Saved. ${line}.`, ...settingProblems(name, after, shown), ...told], '\n'),
      ),
    };
  },
};

/** What is kept of whom, or what is deleted. */
async function keepingLines(
  after: string | null,
  serverId: string,
  { unanswered }: Services,
): Promise<Markdown[]> {
  if (after !== null) {
    return [
      markdown`When the documents do not answer a question, it is listed in \`/queue unanswered\`, and the reply says so. Private questions are not kept, nor long ones, nor those with a mention, a link, an address or a long number.`,
    ];
  }
  const kept = (await unanswered.ofServer(serverId)).length;
  if (kept === 0) return [];
  return [
    markdown`${count(kept, 'question')} that ${kept === 1 ? 'is' : 'are'} kept now ${kept === 1 ? 'is' : 'are'} deleted.`,
  ];
}

/** What the last questions would have become. */
function effectOf(
  before: string | null,
  after: string | null,
  serverId: string,
  { recent }: Services,
): Markdown[] {
  const answers = recent.of(serverId);
  if (answers.length === 0) return [];
  const seenByAll = (value: string | null) => {
    const strictness: Strictness = readSettings(
      value === null ? new Map() : new Map([['strictness', value]]),
    ).strictness;
    return answers.filter((answer) => bandUnder(strictness, answer) === 'answer').length;
  };
  return [
    markdown`Of the last ${answers.length} questions here, everyone would have seen ${seenByAll(after)} answers and not ${seenByAll(before)}.`,
  ];
}
