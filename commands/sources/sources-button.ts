import type { Action } from '../../src/discord/command/command.ts';
import { unpackId } from '../../src/discord/command/custom-id.ts';
import { mayManage } from '../../src/discord/interactions/permissions.ts';
import { PlainError } from '../../src/system/errors.ts';
import { SOURCES, sourcesPage } from './sources-page.ts';

/** `◀ ▶` under a list of sources. */
export const turnSources: Action = {
  ...SOURCES,
  async answer(press, library) {
    const [asker = '', target = '', query = ''] = press.fields;
    const askerId = unpackId(asker);
    const index = Number(target);
    if (askerId === null || !Number.isInteger(index)) {
      throw new PlainError('This button does not lead anywhere any more. Type /sources again.');
    }
    if (!mayManage(press, askerId)) {
      throw new PlainError(
        'Only the person who asked, or someone with Manage Messages, can turn these pages. Type /sources to get your own.',
      );
    }
    const reply = sourcesPage(library.documents, { askerId, query, index });
    return { kind: reply.visibility === 'public' ? 'update' : 'reply', reply };
  },
};
