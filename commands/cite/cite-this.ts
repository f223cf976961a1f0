import { ApplicationCommandType } from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { MAX_LISTED } from '../../src/discord/command/passage-list.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { EVERYWHERE } from '../shared/options/everywhere.ts';
import { referenceReply } from '../shared/reference-reply.ts';
import { passagesCited } from './passages-cited.ts';

/** **Cite this**: references to what one of the bot's own messages shows. */
export const citeThis: Command = {
  data: { ...EVERYWHERE, type: ApplicationCommandType.Message, name: 'Cite this' },
  actions: EXCERPT_ACTIONS,
  async answer(request, library, services) {
    const { target, userId } = request;
    if (!target?.own) {
      throw new PlainError(
        'Cite this works on my own messages. For somebody else’s, use Find sources.',
      );
    }
    if (target.citations.length === 0) throw new PlainError('That message shows no excerpt.');
    const { passages, gone } = await passagesCited(target.citations, request, library, services);
    const reply = await referenceReply(passages.slice(0, MAX_LISTED), 'plain', userId);
    if (gone.length === 0) return reply;
    const note = markdown`-# Not in the library any more: ${gone.join(', ')}`;
    return { ...reply, blocks: [{ kind: 'text', text: note }, ...reply.blocks] };
  },
};
