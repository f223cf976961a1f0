import { languagesIn } from '../../src/community/questions/languages-in.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { encodePassages, recordedPassages } from '../../src/discord/command/passage-list.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { besideDraft } from '../answer/beside-draft.ts';
import { pinPreview } from '../answer/pin-preview.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { firstWords } from '../shared/passage-lines.ts';
import { requireServer } from '../shared/server-settings.ts';
import { PIN, unansweredOf } from './unanswered-list.ts';

const CHOOSE = { name: 'unanswered-passage', version: 1 } as const;

/** `Pin a passage`: a menu of the passages nearest to the question, whether or not they answer it. */
export const pinUnanswered: Action = {
  ...PIN,
  needs: MODERATOR,
  async answer(press, library, services) {
    const { text, groupId } = await unansweredOf(press, press.fields[0], services);
    const encoded = await services.encode(text, library);
    const { excerpts } = library.ask(text, { top: LIMITS.choices, encoded });
    if (excerpts.length === 0) {
      throw new PlainError(
        'No passage has anything to do with this question. Write an entry, or choose a passage yourself: /answer pin.',
      );
    }
    const customId = encodeCustomId({
      action: CHOOSE.name,
      version: CHOOSE.version,
      fields: [groupId],
    });
    const options = excerpts.map(({ passage }) => ({
      label: firstWords(passage, LIMITS.choice),
      value: encodePassages([passage]).code,
      description: [passage.document.metadata.title, passage.section.heading]
        .filter(Boolean)
        .join(' · '),
    }));
    const lead = markdown`Which passage answers “${text}”? Those nearest to it stand first; \`/answer pin\` finds any other.`;
    return {
      kind: 'reply',
      reply: {
        visibility: 'ephemeral',
        blocks: [
          { kind: 'text', text: lead },
          { kind: 'select', select: { customId, placeholder: 'Choose a passage', options } },
        ],
      },
    };
  },
};

/** The passage that was chosen: shows what would be pinned. */
export const choosePassage: Action = {
  ...CHOOSE,
  needs: MODERATOR,
  async answer(press, library, services) {
    const serverId = requireServer(press);
    const { text } = await unansweredOf(press, press.fields[0], services);
    const recorded = { history: services.passageHistory, serverId };
    const [passage] = await recordedPassages(library, press.values[0] ?? '', recorded);
    if (!passage) {
      throw new PlainError(
        'That passage was changed or removed after this was shown. Choose anew.',
      );
    }
    const draft = { wordings: [text], passages: [passage], replaces: null };
    const beside = await besideDraft(draft.wordings, press, languagesIn(library), services);
    return { kind: 'update', reply: pinPreview(draft, beside) };
  },
};
