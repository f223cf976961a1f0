import { MOST_SYNONYMS } from '../../src/community/synonyms/server-synonyms.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { type Block, privately, type Reply } from '../../src/discord/command/reply.ts';
import type { Services } from '../../src/discord/command/services.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import type { OwnSynonym } from '../../src/retrieval/question/own-synonyms.ts';
import type { Band } from '../../src/retrieval/ranking/band.ts';
import { PlainError } from '../../src/system/errors.ts';
import { count } from '../shared/count.ts';
import { tellLog } from '../shared/log-channel.ts';
import { personMention } from '../shared/mentions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { requireServer } from '../shared/server-settings.ts';
import { readSynonym } from './read-synonym.ts';
import { type SynonymEffect, synonymEffects } from './synonym-effect.ts';

const SAVE = { name: 'synonym-save', version: 1 } as const;
const SHOWN = 5;
const BANDS: Readonly<Record<Band, string>> = {
  answer: 'an answer',
  unsure: 'an unsure answer',
  nothing: 'no answer',
  chatter: 'no question',
};

/** A synonym as it is shown: `mc` = `minecraft`. */
export function synonymLine({ word, means }: OwnSynonym): Markdown {
  return markdown`“${word}” = “${means}”`;
}

/**
 * Shows what a synonym would change, with a button that saves it.
 * @throws PlainError where it is there already, or there are too many.
 */
export async function synonymPreview(
  synonym: OwnSynonym,
  serverId: string,
  library: Library,
  services: Services,
): Promise<Reply> {
  const present = await services.synonyms.ofServer(serverId);
  if (present.some(({ word, means }) => word === synonym.word && means === synonym.means)) {
    throw new PlainError(`“${synonym.word}” stands for “${synonym.means}” here already.`);
  }
  if (present.length >= MOST_SYNONYMS) {
    throw new PlainError(
      `This server has ${MOST_SYNONYMS} synonyms, the most there can be. Take one away first: /synonym remove.`,
    );
  }
  const effect = await synonymEffects(synonym, serverId, library, services);
  const { name: action, version } = SAVE;
  const customId = encodeCustomId({ action, version, fields: [synonym.word, synonym.means] });
  const blocks: Block[] = [
    {
      kind: 'text',
      text: joined(
        [
          markdown`### ${synonymLine(synonym)}`,
          markdown`Each would count for the other in the questions of this server, and in no other server’s.`,
          ...effectLines(effect.tried, effect.changed),
        ],
        '\n',
      ),
    },
    { kind: 'buttons', buttons: [{ label: 'Save', customId }] },
  ];
  return { visibility: 'ephemeral', blocks };
}

function effectLines(tried: number, changed: readonly SynonymEffect[]): Markdown[] {
  if (tried === 0) return [markdown`-# No unanswered question holds one of them.`];
  if (changed.length === 0) {
    return [
      markdown`-# ${count(tried, 'unanswered question')} with one of them would fare as before.`,
    ];
  }
  const lines = changed.slice(0, SHOWN).map(({ question, before, after, found }) => {
    const place = found === null ? markdown`` : markdown`, ${code(found)}`;
    return markdown`- “${question.text}”: ${BANDS[after]} instead of ${BANDS[before]}${place}`;
  });
  const more = changed.length - lines.length;
  return [
    markdown`Of the unanswered questions it changes:`,
    ...lines,
    ...(more > 0 ? [markdown`-# and ${more} more.`] : []),
  ];
}

/** `Save`: the synonym counts from now on; what it answers is settled. */
export const saveSynonym: Action = {
  ...SAVE,
  needs: MODERATOR,
  async answer(press, library, services) {
    const serverId = requireServer(press);
    const [word = '', means = ''] = press.fields;
    const synonym = readSynonym(word, means);
    const { changed } = await synonymEffects(synonym, serverId, library, services);
    if (!(await services.synonyms.add(serverId, synonym, MOST_SYNONYMS))) {
      throw new PlainError('It is there already, or there are too many. See /synonym list.');
    }
    const answered = changed.filter(({ after }) => after === 'answer');
    for (const { question } of answered) {
      await services.unanswered.dismiss(serverId, question.groupId);
    }
    const line = synonymLine(synonym);
    const settled =
      answered.length === 0
        ? []
        : [markdown`${count(answered.length, 'unanswered question')} answered by it.`];
    const told = await tellLog(press, services, [
      markdown`${personMention(press.userId)} added a synonym: ${line}`,
    ]);
    const lines = [markdown`Saved: ${line}.`, ...settled, ...told];
    return { kind: 'update', reply: privately(joined(lines, '\n')) };
  },
};
