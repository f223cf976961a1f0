import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { WrittenEntry } from '../../src/community/entries/faq-entries.ts';
import { languagesIn } from '../../src/community/questions/languages-in.ts';
import { groupOf } from '../../src/community/unanswered/group.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import {
  type Block,
  passageQuote,
  privately,
  type Reply,
} from '../../src/discord/command/reply.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { requireServer } from '../shared/server-settings.ts';
import { unansweredOf, WRITE } from './unanswered-list.ts';

const ENTER = { name: 'unanswered-entry', version: 1 } as const;
const LONGEST_QUESTION = 200;
const LONGEST_ANSWER = 3_000;
/** Passages that are shown of an entry. */
const SHOWN = 3;

/** `Write an entry`: asks for the question and its answer. */
export const writeUnanswered: Action = {
  ...WRITE,
  needs: MODERATOR,
  async answer(press, _library, services) {
    const { text, groupId } = await unansweredOf(press, press.fields[0], services);
    const { name: action, version } = ENTER;
    const customId = encodeCustomId({ action, version, fields: [groupId] });
    return {
      kind: 'form',
      form: {
        customId,
        title: 'Write an entry',
        fields: [
          {
            id: 'question',
            kind: 'line',
            label: 'The question',
            hint: 'Heads the entry; word it as people ask it.',
            maxLength: LONGEST_QUESTION,
            required: true,
            value: text,
          },
          {
            id: 'answer',
            kind: 'text',
            label: 'The answer',
            hint: 'Quoted word for word from then on, and cited as what it is: your own FAQ.',
            maxLength: LONGEST_ANSWER,
            required: true,
          },
        ],
      },
    };
  },
};

/** The entry that was entered: goes into the server's questions and answers. */
export const enterEntry: Action = {
  ...ENTER,
  needs: MODERATOR,
  async answer(press, library, services, progress) {
    const serverId = requireServer(press);
    const question = (press.entered.get('question') ?? '').replace(/\s+/gu, ' ').trim();
    const answer = (press.entered.get('answer') ?? '').trim();
    if (question === '' || answer === '') throw new PlainError('Give the question and its answer.');
    const written = await services.entries.write(serverId, { question, answer }, async (stage) => {
      await progress?.(privately(markdown`Writing the entry: ${stage} …`));
    });
    const languages = languagesIn(library);
    const groups = new Set([press.fields[0] ?? '', groupOf(question, languages)]);
    for (const groupId of groups) await services.unanswered.dismiss(serverId, groupId);
    const told = await tellLog(press, services, [
      markdown`${personMention(press.userId)} wrote an entry, “${question}”${citedAs(written)}`,
    ]);
    return { kind: 'reply', reply: writtenReply(written, told) };
  },
};

function citedAs({ passages }: WrittenEntry): Markdown {
  const [first] = passages;
  return first ? markdown`: ${code(citationId(first))}` : markdown``;
}

function writtenReply({ document, passages }: WrittenEntry, told: readonly Markdown[]): Reply {
  const { title, key } = document.metadata;
  const found =
    passages.length > 0
      ? markdown`### Written\nIt stands in **${title}** ${code(key)} now, and \`/ask\` finds it there.`
      : markdown`### Written\n⚠️ It was put at the end of **${title}** ${code(key)}, but is not an entry of its own there: what stands before it in that file takes it in. See the document with \`/sources\`.`;
  const blocks: Block[] = [
    { kind: 'text', text: joined([found, ...told], '\n') },
    ...passages
      .slice(0, SHOWN)
      .map((passage) => ({ kind: 'quote', quote: passageQuote(passage) }) as const),
  ];
  return { visibility: 'ephemeral', blocks };
}
