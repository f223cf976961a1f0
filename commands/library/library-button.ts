import { PermissionFlagsBits } from 'discord.js';
import type { Action } from '../../src/discord/command/command.ts';
import { PlainError } from '../../src/system/errors.ts';
import { LIBRARY, libraryPage } from './library-page.ts';

/** `◀ ▶` under the list of documents that `/library list` gave. */
export const turnLibrary: Action = {
  ...LIBRARY,
  needs: { member: PermissionFlagsBits.ManageGuild },
  async answer({ fields, serverId }, _library, { librarian }) {
    const [target = ''] = fields;
    if (serverId === null || !/^\d{1,6}$/.test(target)) {
      throw new PlainError(
        'This button does not lead anywhere any more. Type /library list again.',
      );
    }
    return { kind: 'update', reply: libraryPage(await librarian.status(serverId), Number(target)) };
  },
};
