import { PermissionFlagsBits } from 'discord.js';
import type { Action } from '../../src/discord/command/command.ts';
import { encodeCustomId, packId, unpackId } from '../../src/discord/command/custom-id.ts';
import { type Post, privately } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import {
  mayManage,
  requirePermissions,
  requirePosting,
} from '../../src/discord/interactions/permissions.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import { PlainError } from '../../src/system/errors.ts';
import { findSources } from '../find-sources/find-sources.ts';
import { relativeTime } from '../shared/cooldown.ts';
import { messageLink, personMention } from '../shared/mentions.ts';
import { requireServer, settingsOf } from '../shared/server-settings.ts';

export const ASK = { name: 'source-ask', version: 1 } as const;
export const GIVE = { name: 'source-give', version: 1 } as const;
const FIND = { name: 'source-find', version: 1 } as const;
const WITHDRAW = { name: 'source-withdraw', version: 1 } as const;
const DELETE = { name: 'source-delete', version: 1 } as const;
const HOUR_MS = 3_600_000;

/** `Ask the author`: the one public request for a statement, with the author's name. */
export const askAuthor: Action = {
  ...ASK,
  async answer(press, _library, services) {
    const serverId = requireServer(press);
    const { channelId, userId, question } = press;
    const [messageId, authorId] = press.fields.map(unpackId);
    if (!messageId || !authorId || question === null || channelId === null) {
      throw new PlainError('Use Ask for a source on the message again.');
    }
    requirePosting(press);
    requirePermissions(press, { app: PermissionFlagsBits.ReadMessageHistory });
    const tooOften = await services.askingLimits.count(serverId, userId, authorId);
    if (tooOften) throw new PlainError(LIMIT_SENTENCES[tooOften.who]);
    const undoCount = () => services.askingLimits.takeBack(serverId, userId, authorId);
    const { sourceHours } = await settingsOf(press, services);
    const dueAt = new Date(services.clock().getTime() + sourceHours * HOUR_MS);
    const isNew = await services.sourceRequests
      .open({ messageId, serverId, channelId, dueAt })
      .catch(async (error: unknown) => {
        await undoCount();
        throw error;
      });
    if (!isNew) {
      await undoCount();
      return { kind: 'reply', reply: privately(await askedAlready(press, messageId, services)) };
    }
    const place = {
      guildId: serverId,
      channelId,
      replyTo: messageId,
      nonce: `ask${packId(messageId)}`,
    };
    const request = { messageId, authorId, askerId: userId, statement: question, dueAt };
    try {
      const posted = await services.poster.post(place, requestPost(request));
      await services.sourceRequests.posted(messageId, posted.messageId);
    } catch (error) {
      await services.sourceRequests.close(messageId);
      await undoCount();
      throw error;
    }
    return {
      kind: 'update',
      reply: privately(markdown`Asked. Whoever knows a source can give it there.`),
    };
  },
};

const LIMIT_SENTENCES = {
  asker:
    'You have asked for several sources lately; wait until those are given (two in ten minutes, six a day).',
  asked: 'This person was asked for three sources today already; try again tomorrow.',
} as const;

async function askedAlready(
  { serverId }: Press,
  messageId: string,
  { sourceRequests }: Services,
): Promise<Markdown> {
  const request = await sourceRequests.find(messageId);
  if (!request?.postId || serverId === null) {
    return markdown`A source is being asked for here at this moment.`;
  }
  const place = { guildId: serverId, channelId: request.channelId, messageId: request.postId };
  return markdown`A source was ${messageLink('asked for already', place)}.`;
}

/** What everyone sees. Nothing in it says whether the statement is right. */
function requestPost(request: {
  readonly messageId: string;
  readonly authorId: string;
  readonly askerId: string;
  readonly statement: string;
  readonly dueAt: Date;
}): Post {
  const { messageId, authorId, askerId, statement, dueAt } = request;
  const button = (
    label: string,
    { name: action, version }: typeof GIVE | typeof FIND | typeof WITHDRAW | typeof DELETE,
    ...ids: string[]
  ) => ({
    label,
    customId: encodeCustomId({ action, version, fields: ids.map(packId) }),
  });
  return {
    ping: authorId,
    blocks: [
      {
        kind: 'text',
        text: markdown`${personMention(askerId)} asks ${personMention(authorId)} for a source:`,
      },
      { kind: 'question', text: statement },
      {
        kind: 'text',
        text: markdown`-# Due ${relativeTime(dueAt.getTime())}. Anyone may give one.`,
      },
      {
        kind: 'buttons',
        buttons: [
          button('Give a source', GIVE, messageId),
          button('Find sources', FIND),
          button('Withdraw', WITHDRAW, messageId, askerId),
          button('🗑', DELETE, messageId, authorId),
        ],
      },
    ],
  };
}

/** `Find sources`: what the documents say of the statement, to whoever wants to know. */
export const findForRequest: Action = {
  ...FIND,
  async answer(press, library, services) {
    const { question } = press;
    if (question === null) throw new PlainError('This message shows no statement any more.');
    const target = {
      id: press.messageId ?? '',
      link: '',
      createdAt: 0,
      authorId: null,
      text: question,
      own: false,
      citations: [],
    };
    const reply = await findSources.answer({ ...press, target }, library, services);
    return { kind: 'reply', reply };
  },
};

/** Closes the request of a button that names its message and one person. @throws PlainError for others. */
async function closeFor(
  press: Press,
  { sourceRequests }: Pick<Services, 'sourceRequests'>,
  refusal: string,
): Promise<void> {
  const [messageId, personId] = press.fields.map(unpackId);
  if (!messageId || !personId || !mayManage(press, personId)) throw new PlainError(refusal);
  await sourceRequests.close(messageId);
}

/** `Withdraw`: whoever asked, or a moderator, takes the request back. */
export const withdraw: Action = {
  ...WITHDRAW,
  async answer(press, _library, services) {
    await closeFor(
      press,
      services,
      'Only the person who asked, or someone with Manage Messages, can withdraw it.',
    );
    const text = markdown`The request for a source was withdrawn.`;
    return { kind: 'update', reply: { visibility: 'public', blocks: [{ kind: 'text', text }] } };
  },
};

/** `🗑`: the person who was asked, or a moderator, takes the post away. */
export const deleteRequest: Action = {
  ...DELETE,
  async answer(press, _library, services) {
    await closeFor(
      press,
      services,
      'Only the person who was asked, or someone with Manage Messages, can delete this.',
    );
    return { kind: 'delete' };
  },
};
