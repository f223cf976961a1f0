import type { Action } from '../../src/discord/command/command.ts';
import { unpackId } from '../../src/discord/command/custom-id.ts';
import { mayManage } from '../../src/discord/interactions/permissions.ts';
import { PlainError } from '../../src/system/errors.ts';
import { DELETE } from './excerpt-buttons.ts';

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
