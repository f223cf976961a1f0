import { PermissionFlagsBits } from 'discord.js';
import { citationId } from '../../src/citations/reference/citation-id.ts';
import type { Passage } from '../../src/corpus/document/document.ts';
import type { Action } from '../../src/discord/command/command.ts';
import { decodePassages } from '../../src/discord/command/passage-list.ts';
import { type Block, type Post, passageQuote, privately } from '../../src/discord/command/reply.ts';
import { requirePermissions, requirePosting } from '../../src/discord/interactions/permissions.ts';
import { code } from '../../src/discord/rendering/citation-line.ts';
import { joined, type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { citeButton, contextButton, deleteButton } from '../shared/excerpt-buttons.ts';
import { tellLog } from '../shared/log-channel.ts';
import { messageLink, personMention } from '../shared/mentions.ts';
import { channelMention } from '../shared/missing.ts';
import { MODERATOR } from '../shared/moderating/moderator.ts';
import { requireServer, settingsOf } from '../shared/server-settings.ts';
import { POST, type Pointed, RULE_GONE, readPointed } from './rule-choice.ts';
import { rulesDocument } from './rules-document.ts';

/** Nobody's id: whoever may manage messages deletes the post, and no one moderator stands in it. */
const NO_ONE = '0';

/** `Post here` and `To log only`. The moderator is named in the log channel and not in the post. */
export const postRule: Action = {
  ...POST,
  needs: MODERATOR,
  async answer(press, library, services) {
    const guildId = requireServer(press);
    const { channelId } = press;
    const [where, listed = '', ...fields] = press.fields;
    const { document, questionsTo } = await rulesDocument(press, library, services);
    const [passage] = decodePassages(library, listed);
    if (!passage || passage.document !== document) throw new PlainError(RULE_GONE);
    if (channelId === null) throw new PlainError('I cannot tell which channel this is.');
    const pointed = readPointed(fields);
    const moderator = personMention(press.userId);
    const about =
      pointed.messageId === null
        ? []
        : [messageLink('the message', { guildId, channelId, messageId: pointed.messageId })];
    if (where === 'log') {
      if ((await settingsOf(press, services)).log === null) {
        throw new PlainError('No log channel is set any more; use /config log.');
      }
      const quoted: Block = { kind: 'quote', quote: passageQuote(passage) };
      const line = joined([markdown`${moderator} noted a rule`, ...about], ' for ');
      const failed = await tellLog(press, services, [line], [quoted]);
      const done = failed.length === 0 ? [markdown`Noted in the log channel.`] : failed;
      return { kind: 'update', reply: privately(...done) };
    }
    requirePosting(press);
    requirePermissions(press, { app: PermissionFlagsBits.ReadMessageHistory });
    const posted = await services.poster.post(
      {
        guildId,
        channelId,
        ...(pointed.messageId === null ? {} : { replyTo: pointed.messageId }),
        nonce: nonceOf(passage, pointed, channelId),
      },
      rulePost(passage, pointed, questionsTo),
    );
    const link = messageLink('rule', { guildId, ...posted });
    const line = joined(
      [markdown`${moderator} pointed to a ${link}, ${code(citationId(passage))}`, ...about],
      ', under ',
    );
    const told = await tellLog(press, services, [line]);
    return { kind: 'update', reply: privately(joined([markdown`Posted.`, ...told], '\n')) };
  },
};

/** What everyone sees. */
function rulePost(passage: Passage, { personId }: Pointed, questionsTo: string | null): Post {
  const lead: Markdown =
    personId === null
      ? markdown`**Moderators point to this rule**`
      : markdown`**Moderators point to this rule**, ${personMention(personId)}`;
  const ask =
    questionsTo === null
      ? []
      : [
          {
            kind: 'text',
            text: markdown`-# Questions about it are welcome in ${channelMention(questionsTo)}.`,
          } as const,
        ];
  return {
    blocks: [
      { kind: 'text', text: lead },
      { kind: 'quote', quote: passageQuote(passage) },
      ...ask,
      {
        kind: 'buttons',
        buttons: [...contextButton(passage), ...citeButton([passage]), deleteButton(NO_ONE)],
      },
    ],
    ...(personId === null ? {} : { ping: personId }),
  };
}

/** Pressed twice, or by two moderators at once, one rule is posted once under one message. */
function nonceOf({ mark }: Passage, { messageId }: Pointed, channelId: string): string {
  return `${mark}${BigInt(messageId ?? channelId).toString(36)}`;
}
