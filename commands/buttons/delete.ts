import type { Action } from '../../src/discord/command.ts';
import { unpackId } from '../../src/discord/custom-id.ts';
import { mayManage } from '../../src/discord/permissions.ts';
import { PlainError } from '../../src/errors.ts';
import { DELETE } from '../excerpt-buttons.ts';

/** `🗑`: takes the bot's answer away. */
export const remove: Action = {
  ...DELETE,
  async answer(press) {
    const askerId = unpackId(press.fields[0] ?? '');
    if (askerId === null || !mayManage(press, askerId)) {
      throw new PlainError(
        'Only the person who asked, or someone with Manage Messages, can delete this answer.',
      );
    }
    return { kind: 'delete' };
  },
};
