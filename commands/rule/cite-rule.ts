import { ApplicationCommandType } from 'discord.js';
import type { Command } from '../../src/discord/command/command.ts';
import { PlainError } from '../../src/system/errors.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { requireServer } from '../shared/server-settings.ts';
import { postRule } from './post-rule.ts';
import { chooseRule, rulesMenu } from './rule-choice.ts';
import { nearestRules, rulesDocument } from './rules-document.ts';

/** **Cite rule**: puts a rule of the server under a message. */
export const citeRule: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.Message,
    name: 'Cite rule',
  },
  needs: MODERATOR,
  actions: [chooseRule, postRule, ...EXCERPT_ACTIONS],
  async answer(request, library, services) {
    requireServer(request);
    const { target } = request;
    if (target === null) throw new PlainError('Cite rule works on a message.');
    const { document } = await rulesDocument(request, library, services);
    const passages = await nearestRules(document, target.text, library, services);
    return rulesMenu(passages, { messageId: target.id, personId: target.authorId });
  },
};
