import type { PinnedAnswer } from '../../src/community/pins/pinned-answers.ts';
import { standingPassage } from '../../src/community/pins/pinned-passages.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Request } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { count } from '../shared/count.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { paged, pageOf } from '../shared/paged.ts';
import { placeLine } from '../shared/passage-lines.ts';
import { requireServer } from '../shared/server-settings.ts';
import { pinLine } from './save-pin.ts';
import { quotedWordings } from './wordings.ts';

const UNPIN = { name: 'answer-unpin', version: 1 } as const;
const PER_PAGE = 5;

export const pinPages = paged({
  name: 'answer-list',
  version: 1,
  needs: MODERATOR,
  command: '/answer list',
  show: (press, { index }, library, services) => pinsPage(press, index, library, services),
});

/** A page of what is pinned; what was changed since is marked. */
export async function pinsPage(
  request: Request,
  wanted: number,
  library: Library,
  services: Services,
): Promise<Reply> {
  const serverId = requireServer(request);
  const pins = await services.pinnedAnswers.ofServer(serverId);
  if (pins.length === 0) {
    return privately(
      markdown`No answer is pinned. \`/answer pin\` binds a question to a passage; so does 📌 under an answer.`,
    );
  }
  const { index, pageCount, from, shown } = pageOf(pins, wanted, PER_PAGE);
  const where = { library, history: services.passageHistory, serverId };
  const entries = await Promise.all(
    shown.map(async (pin, at) => {
      const passages = pin.passages.map(async (pinned): Promise<Markdown> => {
        const passage = await standingPassage(pinned, where);
        if (passage) return markdown`-# ${placeLine(passage)}`;
        return markdown`-# ⚠️ ${code(pinned.citation)} was changed or removed since and is not shown; \`/answer edit\` chooses another`;
      });
      const questions = quotedWordings(pin.wordings);
      const number = from + at + 1;
      return joined(
        [markdown`**${number}.** ${questions}`, ...(await Promise.all(passages))],
        '\n',
      );
    }),
  );
  const blocks: Block[] = [
    {
      kind: 'text',
      text: markdown`### Pinned answers\n-# ${count(pins.length, 'answer')}, the latest first`,
    },
    ...entries.map((text) => ({ kind: 'text', text }) as const),
    {
      kind: 'buttons',
      buttons: shown.map(({ pinId }, at) => ({
        label: `Unpin ${from + at + 1}`,
        customId: encodeCustomId({
          action: UNPIN.name,
          version: UNPIN.version,
          fields: [pinId, String(index)],
        }),
      })),
    },
    ...(pageCount > 1
      ? [{ kind: 'buttons', buttons: pinPages.buttons(request.userId, index, pageCount) } as const]
      : []),
  ];
  return { visibility: 'ephemeral', blocks };
}

/** `Unpin` in the list. */
export const unpinListed: Action = {
  ...UNPIN,
  needs: MODERATOR,
  async answer(press, library, services) {
    const serverId = requireServer(press);
    const [pinId = '', page = '0'] = press.fields;
    const pins = await services.pinnedAnswers.ofServer(serverId);
    const pin = pins.find((one) => one.pinId === pinId);
    if (pin) await unpin(press, pin, services);
    const reply = await pinsPage(press, Number(page) || 0, library, services);
    return { kind: 'update', reply };
  },
};

/** Takes a pinned answer back and says so in the log channel; what is said of it. */
export async function unpin(
  request: Request,
  pin: PinnedAnswer,
  services: Services,
): Promise<Markdown> {
  await services.pinnedAnswers.unpin(requireServer(request), pin.pinId);
  const line = pinLine(pin);
  const told = await tellLog(request, services, [
    markdown`${personMention(request.userId)} took back a pinned answer. ${line}`,
  ]);
  return joined([markdown`Not pinned any more: ${line}`, ...told], '\n');
}
