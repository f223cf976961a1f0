import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId } from '../../src/discord/command/custom-id.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { requireServer } from '../shared/server-settings.ts';
import { LONGEST_SIDE, readSynonym } from '../synonym/read-synonym.ts';
import { synonymPreview } from '../synonym/synonym-preview.ts';
import { SYNONYM, unansweredOf } from './unanswered-list.ts';

const ENTER = { name: 'unanswered-words', version: 1 } as const;

/** `Add synonym`: asks for the word that the documents do not know, and what they write for it. */
export const synonymForUnanswered: Action = {
  ...SYNONYM,
  needs: MODERATOR,
  async answer(press, _library, services) {
    const { text } = await unansweredOf(press, press.fields[0], services);
    const { name: action, version } = ENTER;
    const line = { kind: 'line', maxLength: LONGEST_SIDE, required: true } as const;
    return {
      kind: 'form',
      form: {
        customId: encodeCustomId({ action, version, fields: [] }),
        title: 'Add a synonym',
        fields: [
          { ...line, id: 'word', label: 'What people write', hint: `In: ${text}` },
          { ...line, id: 'means', label: 'What the documents write for it' },
        ],
      },
    };
  },
};

/** The words that were entered: shows what they would change. */
export const enterSynonym: Action = {
  ...ENTER,
  needs: MODERATOR,
  async answer(press, library, services) {
    const synonym = readSynonym(press.entered.get('word') ?? '', press.entered.get('means') ?? '');
    const reply = await synonymPreview(synonym, requireServer(press), library, services);
    return { kind: 'reply', reply };
  },
};
