import type { Action } from '../../src/discord/command/command.ts';
import { unpackId } from '../../src/discord/command/custom-id.ts';
import { mayManage } from '../../src/discord/interactions/permissions.ts';
import { PlainError } from '../../src/system/errors.ts';
import { readMatch, SEARCH, searchPage } from './search-page.ts';

/** `◀ ▶` under the passages that a search found. */
export const turnSearch: Action = {
  ...SEARCH,
  async answer(press, library) {
    const [asker = '', target = '', letter = '', key = ''] = press.fields;
    const askerId = unpackId(asker);
    const index = Number(target);
    const match = readMatch(letter);
    const source = library.documents.find(({ metadata }) => metadata.key === key) ?? null;
    const lost = key !== '' && source === null;
    const { question: terms } = press;
    if (askerId === null || match === null || terms === null || lost || !/^\d{1,6}$/.test(target)) {
      throw new PlainError('This button does not lead anywhere any more. Please search again.');
    }
    if (!mayManage(press, askerId)) {
      throw new PlainError(
        'Only the person who searched, or someone with Manage Messages, can turn these pages. Type /search to get your own.',
      );
    }
    const visibility = press.ephemeral ? 'ephemeral' : 'public';
    const reply = searchPage(library, { askerId, visibility, terms, match, source, index });
    return { kind: reply.visibility === visibility ? 'update' : 'reply', reply };
  },
};
