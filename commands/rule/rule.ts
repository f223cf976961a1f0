import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import { resolveReference } from '../../src/citations/resolve/resolve-reference.ts';
import type { Document } from '../../src/corpus/document/document.ts';
import type { Choice, Command } from '../../src/discord/command/command.ts';
import { textOption } from '../../src/discord/command/request.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { PlainError } from '../../src/system/errors.ts';
import { EXCERPT_ACTIONS } from '../shared/excerpt-actions.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { IN_SERVERS } from '../shared/options/in-servers.ts';
import { requireServer, settingsOf } from '../shared/server-settings.ts';
import { postRule } from './post-rule.ts';
import { chooseRule, rulePreview, rulesMenu } from './rule-choice.ts';
import { nearestRules, ruleLabel, rulesDocument } from './rules-document.ts';

/** The same as **Cite rule** where there is no message to put it under. */
export const rule: Command = {
  data: {
    ...IN_SERVERS,
    type: ApplicationCommandType.ChatInput,
    name: 'rule',
    description: 'Post a rule of this server, word for word; for moderators',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'rule',
        description: 'Its number, its heading, or words of it',
        required: true,
        autocomplete: true,
        max_length: 200,
      },
      {
        type: ApplicationCommandOptionType.User,
        name: 'notify',
        description: 'The one person whom the post names',
      },
    ],
  },
  needs: MODERATOR,
  actions: [chooseRule, postRule, ...EXCERPT_ACTIONS],
  async answer(request, library, services) {
    requireServer(request);
    const typed = textOption(request, 'rule');
    if (typed === null) throw new PlainError('Give the number of a rule, or words of it.');
    const { document } = await rulesDocument(request, library, services);
    const pointed = { messageId: null, personId: textOption(request, 'notify') };
    const resolution = resolveReference([document], typed);
    const [passage, ...others] = resolution.kind === 'found' ? resolution.passages : [];
    if (passage && others.length === 0) {
      const { log } = await settingsOf(request, services);
      return rulePreview(passage, pointed, log !== null);
    }
    if (passage) return rulesMenu([passage, ...others].slice(0, LIMITS.choices), pointed);
    return rulesMenu(await nearestRules(document, typed, library, services), pointed);
  },
  async complete(request, library, services) {
    // There is nothing to suggest where no rules are set; the command itself says so.
    const rules = await rulesDocument(request, library, services).catch(() => null);
    return rules === null ? [] : ruleChoices(rules.document, request.focused.value);
  },
};

/** Rules by printed number, then those whose heading or first words hold what was typed. */
function ruleChoices(document: Document, typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  const resolution = wanted === '' ? null : resolveReference([document], wanted);
  const numbered = resolution?.kind === 'found' ? resolution.passages : [];
  const named = document.passages.filter(
    (passage) =>
      ruleLabel(passage).toLowerCase().includes(wanted) ||
      passage.section.heading?.toLowerCase().includes(wanted),
  );
  return [...new Set([...numbered, ...named])].slice(0, LIMITS.choices).map((passage) => ({
    name: ruleLabel(passage),
    value: citationId(passage),
  }));
}
