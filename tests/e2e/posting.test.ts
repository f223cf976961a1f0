import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Post } from '../../src/discord/command/reply.ts';
import { createPoster } from '../../src/discord/posting/create-poster.ts';
import { markdown } from '../../src/discord/rendering/markdown.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { memoryLog } from '../support/memory-log.ts';
import { textOf } from '../support/messages.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rateLimits: false });
});
afterAll(() => sandbox.close());

function posterOf() {
  const { log } = memoryLog();
  const { ownPosts } = memoryStore({ clock: () => new Date(), log });
  return createPoster({ token: sandbox.token, api: sandbox.api, ownPosts, log });
}

const saying = (text: string, ping?: string): Post => ({
  blocks: [{ kind: 'text', text: { markdown: text } }],
  ...(ping === undefined ? {} : { ping }),
});
const mia = () => sandbox.as('mia').in('general');
const placeOf = (name: string) => {
  const { id, guildId } = sandbox.as('olga').in(name).channel;
  return { guildId: guildId ?? '', channelId: id };
};

describe('a post of the bot', () => {
  test('replies to a message and tells the one person whom it names, nobody else', async () => {
    const target = mia().post('Dogs may run free.');
    const id = target.author.id;
    const text = `<@${id}> <@${sandbox.as('theo').in('general').person.user.id}> @everyone <@&1>`;
    const place = { ...placeOf('general'), replyTo: target.id };
    const { messageId } = await posterOf().post(place, saying(text, id));
    const message = mia()
      .messages()
      .find((one) => one.id === messageId);
    expect(message?.message_reference?.message_id).toBe(target.id);
    expect(message?.mentions.map((user) => user.id)).toEqual([id]);
    expect(message?.mention_everyone).toBe(false);
    const silent = await posterOf().post(place, saying(text));
    const other = mia()
      .messages()
      .find((one) => one.id === silent.messageId);
    expect(other?.mentions).toEqual([]);
  });

  test('is there once, although it is sent twice with one nonce', async () => {
    const place = { ...placeOf('rules-questions'), nonce: 'part-3' };
    const first = await posterOf().post(place, saying('Part 3'));
    const second = await posterOf().post(place, saying('Part 3'));
    expect(second).toEqual(first);
    expect(sandbox.as('mia').in('rules-questions').messages()).toHaveLength(1);
  });

  test('is refused in a sentence where the message, the channel or a permission is missing', async () => {
    const poster = posterOf();
    const target = mia().post('Soon gone');
    mia().remove(target.id);
    const attempt = (place: Parameters<typeof poster.post>[0]) => poster.post(place, saying('x'));
    await expect(attempt({ ...placeOf('general'), replyTo: target.id })).rejects.toThrow(
      'That message is not there any more; nothing was posted.',
    );
    await expect(attempt({ guildId: '1', channelId: '999999999999999999' })).rejects.toThrow(
      'That channel is not there any more; nothing was posted.',
    );
    await expect(attempt(placeOf('announcements'))).rejects.toThrow(/I lack a permission/);
    await expect(attempt(placeOf('staff'))).rejects.toThrow(/I cannot see that channel/);
  });

  test('says that Discord asks to wait, and that Discord does not answer', async () => {
    const poster = posterOf();
    sandbox.fault({ type: 'rate-limit', times: 1, retryAfterMs: 60_000 });
    await expect(poster.post(placeOf('general'), saying('x'))).rejects.toThrow(/slow down/);
    sandbox.clearFaults();
    sandbox.fault({ type: 'fail-rest', times: 10, status: 503 });
    await expect(posterOf().post(placeOf('general'), saying('x'))).rejects.toThrow(
      'Discord did not take this, so nothing was posted.',
    );
    sandbox.clearFaults();
  });
});

describe('a thread of the bot', () => {
  test('is opened on a message, and the one that is there already is named', async () => {
    const message = { ...placeOf('general'), messageId: mia().post('Let us talk').id };
    const opened = await posterOf().thread(message, 'x'.repeat(150));
    expect(opened).toEqual({ threadId: message.messageId, existed: false });
    expect(sandbox.threads().find(({ id }) => id === opened.threadId)?.name).toHaveLength(100);
    expect(await posterOf().thread(message, 'Again')).toEqual({ ...opened, existed: true });
  });

  test('is refused in a sentence where there are too many, and without the permission', async () => {
    const message = { ...placeOf('general'), messageId: mia().post('And more').id };
    sandbox.limitThreads(0);
    await expect(posterOf().thread(message, 'One too many')).rejects.toThrow(
      'This server has as many open threads as Discord allows',
    );
    sandbox.limitThreads(1000);
    const other = sandbox.addGuild({
      name: 'Strict',
      ownerId: 'olga',
      memberIds: [],
      botPresent: true,
      botLacks: PermissionFlagsBits.CreatePublicThreads,
      channels: ['strict'],
    });
    const { id } = sandbox.as('olga').in('strict').post('Here?');
    const there = { ...placeOf('strict'), messageId: id };
    expect(there.guildId).toBe(other.id);
    await expect(posterOf().thread(there, 'No')).rejects.toThrow(/I lack a permission/);
  });

  test('opens an archived thread again by writing, and is kept out of a locked one', async () => {
    const message = { ...placeOf('general'), messageId: mia().post('Old').id };
    const { threadId } = await posterOf().thread(message, 'Old');
    const place = { guildId: message.guildId, channelId: threadId };
    sandbox.closeThread(threadId, { archived: true, locked: false });
    await posterOf().post(place, saying('Awake'));
    expect(sandbox.threads().find(({ id }) => id === threadId)?.thread?.archived).toBe(false);
    sandbox.closeThread(threadId, { archived: true, locked: true });
    await expect(posterOf().post(place, saying('x'))).rejects.toThrow('That thread is locked');
  });
});

describe('a post in a forum', () => {
  const forum = (tagId: string | null = null) => {
    const { guildId, channelId } = placeOf('discussions');
    return { guildId, forumId: channelId, tagId };
  };

  test('is a thread with its first message and its tag', async () => {
    const { channel } = sandbox.as('mia').in('discussions');
    expect(channel.type).toBe(ChannelType.GuildForum);
    const tagId = channel.forum?.tags[0]?.id ?? '';
    const posted = await posterOf().forumPost(forum(tagId), 'Dogs', saying('Shall they run?'));
    const thread = sandbox.threads().find(({ id }) => id === posted.channelId);
    expect(thread).toMatchObject({ name: 'Dogs', parentId: channel.id, thread: { tags: [tagId] } });
    const [first] = sandbox
      .as('mia')
      .in(thread ?? '')
      .messages();
    expect(first?.id).toBe(posted.messageId);
    expect(textOf(first)).toContain('Shall they run?');
  });

  test('is refused with a tag that is not there, or without one that must be', async () => {
    await expect(posterOf().forumPost(forum('1'), 'Dogs', saying('x'))).rejects.toThrow();
    sandbox.addGuild({
      name: 'Tidy',
      ownerId: 'olga',
      memberIds: [],
      botPresent: true,
      channels: [{ name: 'tidy-forum', forum: { tags: ['A'], tagRequired: true } }],
    });
    const { guildId, channelId } = placeOf('tidy-forum');
    const untagged = { guildId, forumId: channelId, tagId: null };
    await expect(posterOf().forumPost(untagged, 'Dogs', saying('x'))).rejects.toThrow();
    await expect(posterOf().post(placeOf('tidy-forum'), saying('x'))).rejects.toThrow();
  });
});

test('what is posted is escaped where it is somebody’s', () => {
  expect(markdown`${'<@1> **x**'}`.markdown).not.toContain('<@1> **');
});
