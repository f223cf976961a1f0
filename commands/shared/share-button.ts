import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { requirePosting } from '../../src/discord/interactions/permissions.ts';
import { PlainError } from '../../src/system/errors.ts';
import { deleteButton, SHARE } from './excerpt-buttons.ts';

/** `Share`: what only this person sees, for everyone in the channel, with this person's name. */
export const share: Action = {
  ...SHARE,
  async answer(press, { documents }) {
    if (!press.ephemeral) throw new PlainError('Everyone can see this message already.');
    requirePosting(press);
    const present = new Set(documents.flatMap(({ passages }) => passages.map(citationId)));
    const changed = press.citations.filter((id) => !present.has(id));
    if (changed.length > 0) {
      throw new PlainError(
        `The documents were edited after this was shown: ${changed[0]} is not what stands there any more. Ask again and share the present text.`,
      );
    }
    return { kind: 'share', button: deleteButton(press.userId) };
  },
};
