import type { UnansweredQuestion } from '../../src/community/unanswered/unanswered-questions.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { relativeTime } from '../shared/cooldown.ts';
import { count } from '../shared/count.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { paged, pageOf } from '../shared/paged.ts';
import { requireServer, settingsOf } from '../shared/server-settings.ts';

const CHOOSE = { name: 'unanswered-choose', version: 1 } as const;
const BACK = { name: 'unanswered-back', version: 1 } as const;
export const PIN = { name: 'unanswered-pin', version: 1 } as const;
export const SYNONYM = { name: 'unanswered-synonym', version: 1 } as const;
export const WRITE = { name: 'unanswered-write', version: 1 } as const;
const DISMISS = { name: 'unanswered-dismiss', version: 1 } as const;
const PER_PAGE = 5;

export const unansweredPages = paged({
  name: 'unanswered-list',
  version: 1,
  needs: MODERATOR,
  command: '/queue unanswered',
  show: (press, { askerId, index }, _library, services) =>
    unansweredPage(requireServer(press), askerId, index, services),
});

/** A page of the unanswered questions, of which one can be chosen. */
export async function unansweredPage(
  serverId: string,
  askerId: string,
  wanted: number,
  services: Services,
): Promise<Reply> {
  const questions = await services.unanswered.ofServer(serverId);
  if (questions.length === 0) {
    const { unanswered } = await settingsOf({ serverId }, services);
    return privately(
      unanswered
        ? markdown`No question is waiting for an answer.`
        : markdown`Unanswered questions are not kept here. Someone with Manage Server switches that on: \`/config unanswered\`.`,
    );
  }
  const { index, pageCount, from, shown } = pageOf(questions, wanted, PER_PAGE);
  const customId = encodeCustomId({
    action: CHOOSE.name,
    version: CHOOSE.version,
    fields: [String(index)],
  });
  const options = shown.map(({ text, groupId }, at) => ({
    label: clip(`${from + at + 1}. ${text}`, LIMITS.choice),
    value: groupId,
  }));
  const summary = `${count(questions.length, 'question')}, the most asked first; nobody is named, and each goes 30 days after it was asked last`;
  const blocks: Block[] = [
    { kind: 'text', text: markdown`### Unanswered questions\n-# ${summary}` },
    ...shown.map((question, at) => {
      const text = markdown`${from + at + 1}. ${questionLine(question)}`;
      return { kind: 'text', text } as const;
    }),
    { kind: 'select', select: { customId, placeholder: 'Choose a question to settle', options } },
    ...(pageCount > 1
      ? [{ kind: 'buttons', buttons: unansweredPages.buttons(askerId, index, pageCount) } as const]
      : []),
  ];
  return { visibility: 'ephemeral', blocks };
}

function questionLine({ text, asked, lastAskedAt }: UnansweredQuestion): Markdown {
  return markdown`“${text}”\n-# asked ${count(asked, 'time')}, last ${relativeTime(lastAskedAt.getTime())}`;
}

/** A question that was chosen in the list, with what can be done about it. */
export const chooseUnanswered: Action = {
  ...CHOOSE,
  needs: MODERATOR,
  async answer(press, _library, services) {
    const question = await unansweredOf(press, press.values[0], services);
    const fields = [question.groupId, press.fields[0] ?? '0'];
    const button = (
      label: string,
      {
        name: action,
        version,
      }: typeof BACK | typeof PIN | typeof SYNONYM | typeof WRITE | typeof DISMISS,
    ) => ({
      label,
      customId: encodeCustomId({ action, version, fields }),
    });
    const blocks: Block[] = [
      { kind: 'text', text: questionLine(question) },
      {
        kind: 'buttons',
        buttons: [
          button('Pin a passage', PIN),
          button('Add synonym', SYNONYM),
          button('Write an entry', WRITE),
          button('Dismiss', DISMISS),
          button('◀ Back', BACK),
        ],
      },
    ];
    return { kind: 'update', reply: { visibility: 'ephemeral', blocks } };
  },
};

/** `◀ Back`: the list again. */
export const backToUnanswered: Action = {
  ...BACK,
  needs: MODERATOR,
  async answer(press, _library, services) {
    return { kind: 'update', reply: await pageFrom(press, services) };
  },
};

/** `Dismiss`: takes a question off the list; it comes back when it is asked again. */
export const dismissUnanswered: Action = {
  ...DISMISS,
  needs: MODERATOR,
  async answer(press, _library, services) {
    await services.unanswered.dismiss(requireServer(press), press.fields[0] ?? '');
    return { kind: 'update', reply: await pageFrom(press, services) };
  },
};

function pageFrom(press: Parameters<Action['answer']>[0], services: Services): Promise<Reply> {
  const page = Number.parseInt(press.fields[1] ?? '', 10) || 0;
  return unansweredPage(requireServer(press), press.userId, page, services);
}

/** @throws PlainError for a question that is not kept any more. */
export async function unansweredOf(
  press: Parameters<Action['answer']>[0],
  groupId: string | undefined,
  { unanswered }: Services,
): Promise<UnansweredQuestion> {
  const question = await unanswered.find(requireServer(press), groupId ?? '');
  if (question) return question;
  throw new PlainError('That question is settled or gone by now. See /queue unanswered.');
}
