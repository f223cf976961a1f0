import { PermissionFlagsBits } from 'discord.js';
import { readCitationId } from '../../src/citations/reference/citation-id.ts';
import type { Settings } from '../../src/community/settings/setting-values.ts';
import { documentOfKey } from '../../src/corpus/document/document-server.ts';
import type { Action } from '../../src/discord/command/command.ts';
import type { Posted } from '../../src/discord/command/poster.ts';
import { type Block, type Outcome, privately } from '../../src/discord/command/reply.ts';
import type { Press } from '../../src/discord/command/request.ts';
import type { Services } from '../../src/discord/command/services.ts';
import {
  missingPermissions,
  requirePermissions,
  requirePosting,
} from '../../src/discord/interactions/permissions.ts';
import { clip } from '../../src/discord/rendering/clip.ts';
import { LIMITS } from '../../src/discord/rendering/limits.ts';
import { type Markdown, markdown } from '../../src/discord/rendering/markdown.ts';
import type { Library } from '../../src/retrieval/library.ts';
import { PlainError } from '../../src/system/errors.ts';
import { ASK_PEOPLE, DISCUSS, mayDiscuss } from '../shared/discuss-buttons.ts';
import { messageLink, personMention } from '../shared/mentions.ts';
import { channelMention, missingIn } from '../shared/missing.ts';
import { requireServer, settingsOf } from '../shared/server-settings.ts';
import { groundRules } from './ground-rules.ts';
import { onceFor } from './once-for.ts';

const { CreatePublicThreads, SendMessages, SendMessagesInThreads, ViewChannel } =
  PermissionFlagsBits;

/** What it takes to open a thread in a channel, of the person and of the bot. */
const THREAD = {
  member: CreatePublicThreads,
  app: CreatePublicThreads | SendMessagesInThreads,
} as const;

/** `Discuss`: a thread on an answer that everyone sees, or a post about it in the server's forum. */
export const discuss: Action = {
  ...DISCUSS,
  async answer(press, library, services) {
    const { guildId, channelId } = requirePlace(press);
    const { messageId, question } = press;
    if (press.ephemeral || messageId === null) {
      throw new PlainError('Only you see this; share it first, and discuss what everyone sees.');
    }
    const settings = await settingsOf(press, services);
    const name = question ?? titleOf(press, library);
    if (settings.discussions === null) {
      requirePermissions(press, THREAD);
      return opened(
        await openThread({ guildId, channelId, messageId }, name, settings, library, services),
      );
    }
    const link = messageLink('This answer', { guildId, channelId, messageId });
    const text = markdown`${link} is to be discussed, says ${personMention(press.userId)}.`;
    const blocks: Block[] = [{ kind: 'text', text }];
    const forum = settings.discussions;
    const post = await onceFor(services, messageId, () =>
      inForum(press, forum, name, [...blocks, ...groundRules(settings.rules, library)], services),
    );
    return opened(channelMention(post.channelId));
  },
};

/** `Ask people`: the question that the documents did not answer, under the name of whoever presses. */
export const askPeople: Action = {
  ...ASK_PEOPLE,
  async answer(press, library, services) {
    const { guildId, channelId } = requirePlace(press);
    const { question, messageId } = press;
    if (question === null || messageId === null) throw new PlainError('Ask the question again.');
    const settings = await settingsOf(press, services);
    const blocks: Block[] = [
      { kind: 'text', text: markdown`${personMention(press.userId)} asks:` },
      { kind: 'question', text: question },
    ];
    if (settings.discussions !== null) {
      const forum = settings.discussions;
      const post = await onceFor(services, messageId, () =>
        inForum(
          press,
          forum,
          question,
          [...blocks, ...groundRules(settings.rules, library)],
          services,
        ),
      );
      return opened(channelMention(post.channelId));
    }
    requirePosting(press);
    requirePermissions(press, THREAD);
    const posted = await onceFor(services, messageId, () =>
      services.poster.post({ guildId, channelId }, { blocks }),
    );
    return opened(await openThread({ guildId, ...posted }, question, settings, library, services));
  },
};

function requirePlace(press: Press): { guildId: string; channelId: string } {
  const guildId = requireServer(press);
  if (press.channelId === null || !mayDiscuss(press)) {
    throw new PlainError('This is a thread already; discuss it here.');
  }
  return { guildId, channelId: press.channelId };
}

function opened(place: Markdown): Outcome {
  return { kind: 'reply', reply: privately(markdown`Discussed in ${place}.`) };
}

/** Where the discussion is. A thread that is there already is not opened again. */
async function openThread(
  message: Posted & { readonly guildId: string },
  name: string,
  { rules }: Settings,
  library: Library,
  { poster }: Services,
): Promise<Markdown> {
  const { threadId, existed } = await poster.thread(message, name);
  const blocks = groundRules(rules, library);
  if (!existed && blocks.length > 0) {
    await poster.post({ guildId: message.guildId, channelId: threadId }, { blocks });
  }
  return channelMention(threadId);
}

/** @throws PlainError that names what the person, or the bot, may not do in the forum. */
async function inForum(
  press: Press,
  { forumId, tagId }: NonNullable<Settings['discussions']>,
  name: string,
  blocks: readonly Block[],
  services: Services,
): Promise<Posted> {
  const guildId = requireServer(press);
  const forum = services.places.find(guildId, forumId);
  if (forum === null) {
    throw new PlainError(
      'The forum for discussions is gone, or I cannot see it; see /config show.',
    );
  }
  const missing = missingIn(forum, ViewChannel | SendMessages | SendMessagesInThreads);
  if (missing) throw new PlainError(`I may not post in the forum ${forum.name}; see /config show.`);
  const held = services.places.permissionsOf(guildId, forumId, press.userId) ?? 0n;
  if (missingPermissions(held, ViewChannel | SendMessages).length > 0) {
    throw new PlainError(`You may not post in the forum ${forum.name}.`);
  }
  return services.poster.forumPost({ guildId, forumId, tagId }, name, { blocks });
}

/** What is discussed where nothing was asked: the document that is cited first. */
function titleOf({ citations, fields: [part = ''] }: Press, { documents }: Library): string {
  const key = readCitationId(citations[0] ?? '')?.key ?? '';
  const title = documentOfKey(documents, key)?.metadata.title ?? 'Discussion';
  if (!/^\d{1,5}$/.test(part)) return title;
  const suffix = `, part ${part}`;
  return clip(title, LIMITS.threadName - suffix.length) + suffix;
}
