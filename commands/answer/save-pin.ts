import { createHash } from 'node:crypto';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { MOST_PINNED, type PinnedAnswer } from '../../src/community/pins/pinned-answers.ts';
import { pinnable } from '../../src/community/pins/pinned-passages.ts';
import { languagesIn } from '../../src/community/questions/languages-in.ts';
import { ALIKE } from '../../src/community/questions/likeness.ts';
import { alikeTo } from '../../src/community/unanswered/alike.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { allRecorded } from '../../src/discord/command/passage-list.ts';
import { privately } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { count } from '../shared/count.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { PIN } from '../shared/moderating/pin-button.ts';
import { requireServer } from '../shared/server-settings.ts';
import { besideDraft } from './beside-draft.ts';
import { NEW, pinPreview, requireFree, SAVE, signOf } from './pin-preview.ts';
import { LONGEST_WORDINGS, quotedWordings, readWordings } from './wordings.ts';

const WORD = { name: 'answer-word', version: 1 } as const;
const FIELD = 'wording';
const PIN_ID = 8;

/** `📌` on an answer: asks for the wordings, with the question as it was asked to begin with. */
export const pinFromAnswer: Action = {
  ...PIN,
  needs: MODERATOR,
  async answer(press) {
    requireServer(press);
    const { question, fields } = press;
    if (question === null) throw new PlainError('This message shows no question; use /answer pin.');
    const { name: action, version } = WORD;
    const customId = encodeCustomId({ action, version, fields: [fields[0] ?? ''] });
    const field = {
      id: FIELD,
      kind: 'text',
      label: 'Questions that get this answer',
      hint: 'As people ask them; one in each line.',
      maxLength: LONGEST_WORDINGS,
      required: true,
      value: question,
    } as const;
    return { kind: 'form', form: { customId, title: 'Pin this answer', fields: [field] } };
  },
};

/** The wordings that were entered for a passage: shows what would be pinned. */
export const wordPin: Action = {
  ...WORD,
  needs: MODERATOR,
  async answer(press, library, services) {
    const passages = await passagesOf(press, library, services);
    const wordings = readWordings(press.entered.get(FIELD) ?? '');
    const beside = await besideDraft(wordings, press, languagesIn(library), services);
    return { kind: 'reply', reply: pinPreview({ wordings, passages, replaces: null }, beside) };
  },
};

/** `Pin` and `Save`: does what the preview showed, unless the passages or the pin were changed since. */
export const savePin: Action = {
  ...SAVE,
  needs: MODERATOR,
  async answer(press, library, services) {
    const serverId = requireServer(press);
    const [, pinId = NEW, sign] = press.fields;
    const { pinnedAnswers, passageHistory, clock } = services;
    const wordings = readWordings(press.question ?? '');
    const chosen = await passagesOf(press, library, services);
    const pins = await pinnedAnswers.ofServer(serverId);
    const before = pins.find((pin) => pin.pinId === pinId) ?? null;
    if (pinId !== NEW && (before === null || signOf(before) !== sign))
      throw new PlainError(CHANGED);
    requireFree(
      wordings,
      pins.filter((pin) => pin !== before),
      languagesIn(library),
      before === null,
    );
    const passages = await Promise.all(
      chosen.map((passage) => pinnable(passage, citationId(passage), passageHistory, serverId)),
    );
    const pin = { pinId: before?.pinId ?? newId(press), wordings, passages, pinnedAt: clock() };
    const done = before
      ? await pinnedAnswers.change(serverId, before, pin)
      : await pinnedAnswers.pin(serverId, pin, MOST_PINNED);
    if (!done && !(await isPinned(pin, serverId, services))) throw new PlainError(CHANGED);
    const line = pinLine(pin);
    if (!done) return { kind: 'update', reply: privately(markdown`Pinned. ${line}`) };
    const settled = await settle(wordings, serverId, languagesIn(library), services);
    const told = await tellLog(press, services, [
      markdown`${personMention(press.userId)} pinned an answer. ${line}`,
    ]);
    return {
      kind: 'update',
      reply: privately(joined([markdown`Pinned. ${line}`, ...settled, ...told], '\n')),
    };
  },
};

/** Takes the unanswered questions that are answered now off their list, and says how many they were. */
async function settle(
  wordings: readonly string[],
  serverId: string,
  languages: readonly string[],
  { unanswered }: Services,
): Promise<Markdown[]> {
  const waiting = await unanswered.ofServer(serverId);
  const alike = await alikeTo(wordings, waiting, languages, ALIKE);
  for (const { question } of alike) await unanswered.dismiss(serverId, question.groupId);
  if (alike.length === 0) return [];
  const verb = alike.length === 1 ? 'is' : 'are';
  return [markdown`${count(alike.length, 'unanswered question')} ${verb} settled by it.`];
}

/** Whether the same preview was pinned by another press at the same time. */
async function isPinned(
  { pinId, wordings }: PinnedAnswer,
  serverId: string,
  { pinnedAnswers }: Services,
): Promise<boolean> {
  const pins = await pinnedAnswers.ofServer(serverId);
  return pins.some((pin) => pin.pinId === pinId && pin.wordings.join() === wordings.join());
}

const CHANGED =
  'The pinned answers were changed after this was shown, so nothing was saved. See /answer list.';

/** Pressed twice, one preview is pinned once. */
function newId({ messageId, fields, question }: Press): string {
  const digest = createHash('sha256').update(JSON.stringify([messageId, fields, question]));
  return digest.digest('base64url').slice(0, PIN_ID);
}

export function pinLine({
  wordings,
  passages,
}: Pick<PinnedAnswer, 'wordings' | 'passages'>): Markdown {
  const ids = joined(
    passages.map(({ citation }) => code(citation)),
    ', ',
  );
  return markdown`${quotedWordings(wordings)} → ${ids}`;
}

/** @throws PlainError where one of the passages of a button is not there as it was. */
async function passagesOf(
  { fields, serverId }: Press,
  library: Library,
  { passageHistory: history }: Services,
): Promise<Passage[]> {
  const passages = await allRecorded(library, fields[0] ?? '', { history, serverId });
  if (passages !== null) return passages;
  throw new PlainError(
    'A passage was changed or removed after this was shown. Choose again with /answer pin.',
  );
}
