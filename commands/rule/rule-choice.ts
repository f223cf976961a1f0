import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId, packId, unpackId } from '../../src/discord/command/custom-id.ts';
import { decodePassages, encodePassages } from '../../src/discord/command/passage-list.ts';
import { type Block, passageQuote, type Reply } from '../../src/discord/command/reply.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { settingsOf } from '../shared/server-settings.ts';
import { ruleLabel, rulesDocument } from './rules-document.ts';

/** What a rule is pointed out for. */
export interface Pointed {
  /** The message that the post replies to; null: none. */
  readonly messageId: string | null;
  /** The one person whom the post names; null: nobody. */
  readonly personId: string | null;
}

const CHOOSE = { name: 'rule-choose', version: 1 } as const;
export const POST = { name: 'rule-post', version: 1 } as const;
/** The field of a button for an id that there is not. */
const NOBODY = '0';

/** A menu of passages of the rules. */
export function rulesMenu(passages: readonly Passage[], pointed: Pointed): Reply {
  const options = passages.map((passage) => ({
    label: ruleLabel(passage),
    value: encodePassages([passage]).code,
    ...(passage.section.heading === null ? {} : { description: passage.section.heading }),
  }));
  const customId = encodeCustomId({
    action: CHOOSE.name,
    version: CHOOSE.version,
    fields: pointedFields(pointed),
  });
  return {
    visibility: 'ephemeral',
    blocks: [
      { kind: 'text', text: markdown`Which rule? Those nearest to the words stand first.` },
      { kind: 'select', select: { customId, placeholder: 'Choose a rule', options } },
    ],
  };
}

/** The rule as it would be posted, to the moderator alone, with what can be done with it. */
export function rulePreview(passage: Passage, pointed: Pointed, hasLog: boolean): Reply {
  const code = encodePassages([passage]).code;
  const button = (label: string, where: string) => ({
    label,
    customId: encodeCustomId({
      action: POST.name,
      version: POST.version,
      fields: [where, code, ...pointedFields(pointed)],
    }),
  });
  const blocks: Block[] = [
    { kind: 'text', text: markdown`Only you see this. **Post here** shows it to everyone.` },
    { kind: 'quote', quote: passageQuote(passage) },
    {
      kind: 'buttons',
      buttons: [button('Post here', 'here'), ...(hasLog ? [button('To log only', 'log')] : [])],
    },
  ];
  return { visibility: 'ephemeral', blocks };
}

/** The choice of a rule in the menu. */
export const chooseRule: Action = {
  ...CHOOSE,
  needs: MODERATOR,
  async answer(press, library, services) {
    const { document } = await rulesDocument(press, library, services);
    const [passage] = decodePassages(library, press.values[0] ?? '');
    if (!passage || passage.document !== document) throw new PlainError(RULE_GONE);
    const { log } = await settingsOf(press, services);
    return { kind: 'reply', reply: rulePreview(passage, readPointed(press.fields), log !== null) };
  },
};

export const RULE_GONE = 'The rules were edited after this was shown. Use the command again.';

function pointedFields({ messageId, personId }: Pointed): string[] {
  return [messageId, personId].map((id) => (id === null ? NOBODY : packId(id)));
}

/** The last two fields of a button. */
export function readPointed(fields: readonly string[]): Pointed {
  const [messageId = null, personId = null] = fields.map((field) =>
    field === NOBODY ? null : unpackId(field),
  );
  return { messageId, personId };
}
