import { ChannelType, type TextChannel } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';

async function start() {
  const sandbox = await openSandbox();
  const { client } = await logIn(sandbox, [], async () => undefined);
  const channel = client.channels.cache.find(
    (one): one is TextChannel => one.type === ChannelType.GuildText && one.name === 'general',
  );
  if (channel === undefined) throw new Error('the bot does not see #general');
  return { sandbox, client, channel, mia: sandbox.as('mia').in('general') };
}

describe('in a channel, a discord.js bot', () => {
  test('sends, edits, fetches and deletes its messages', async () => {
    const { channel, mia } = await start();
    const message = await channel.send('one');
    await message.edit('two');
    expect(mia.messages().map(({ content }) => content)).toEqual(['two']);
    const fetched = await channel.messages.fetch({ message: message.id, force: true });
    expect(fetched.editedAt).not.toBeNull();
    await message.delete();
    expect(mia.messages()).toEqual([]);
    await expect(
      channel.messages.fetch({ message: message.id, force: true }),
    ).rejects.toMatchObject({ code: 10008 });
  });

  test('pages through the history', async () => {
    const { channel, mia } = await start();
    const ids = ['a', 'b', 'c', 'd', 'e'].map((text) => mia.post(text).id);
    const fetch = async (options: object) =>
      [...(await channel.messages.fetch(options)).values()].map(({ content }) => content);
    expect(await fetch({ limit: 2 })).toEqual(['e', 'd']);
    expect(await fetch({ limit: 2, before: ids[3] })).toEqual(['c', 'b']);
    expect(await fetch({ limit: 2, after: ids[0] })).toEqual(['c', 'b']);
    expect(await fetch({ limit: 3, around: ids[2] })).toEqual(['d', 'c', 'b']);
  });

  test('cannot touch the messages of others', async () => {
    const { channel, mia } = await start();
    const message = await channel.messages.fetch(mia.post('mine').id);
    await expect(message.delete()).rejects.toMatchObject({ code: 50013 });
    await expect(
      channel.client.rest.patch(`/channels/${channel.id}/messages/${message.id}`, {
        body: { content: 'x' },
      }),
    ).rejects.toMatchObject({ code: 50005 });
  });

  test('cannot edit or delete what stands in an archived thread', async () => {
    const { sandbox, channel } = await start();
    const thread = await (await channel.send('Let us talk')).startThread({ name: 'Talk' });
    const message = await thread.send('inside');
    await thread.setArchived(true);
    await expect(message.edit('changed')).rejects.toMatchObject({ code: 50083, status: 400 });
    await expect(message.delete()).rejects.toMatchObject({ code: 50083 });
    expect(sandbox.refusals.at(-1)?.plain).toMatch(/^The thread is archived/);
    await thread.setArchived(false);
    await message.edit('changed');
    const [seen] = sandbox.as('theo').in('Talk').messages();
    expect(seen?.content).toBe('changed');
  });

  test('opens a thread on a message, once, and writes in it', async () => {
    const { sandbox, channel, mia } = await start();
    const message = await channel.send('Let us talk');
    const thread = await message.startThread({ name: 'Talk' });
    await thread.send('inside');
    await expect(message.startThread({ name: 'Again' })).rejects.toMatchObject({ code: 160004 });
    expect(thread.id).toBe(message.id);
    expect(sandbox.threads().map(({ name }) => name)).toEqual(['Talk']);
    expect(
      sandbox
        .as('theo')
        .in('Talk')
        .messages()
        .map(({ content }) => content),
    ).toEqual(['inside']);
    expect(mia.messages()[0]?.thread?.name).toBe('Talk');
    await thread.setArchived(true);
    expect(sandbox.threads()[0]?.thread?.archived).toBe(true);
  });

  test('opens a thread without a message', async () => {
    const { channel, sandbox } = await start();
    const thread = await channel.threads.create({ name: 'Loose', type: ChannelType.PublicThread });
    await thread.send('hello');
    expect(sandbox.as('mia').in('Loose').messages()).toHaveLength(1);
  });

  test('reacts, sees who reacted and takes it back', async () => {
    const { channel, mia } = await start();
    const message = await channel.send('Vote');
    await message.react('👍');
    mia.react(message.id, '👍');
    expect(mia.messages()[0]?.reactions).toMatchObject([
      { count: 2, me: true, emoji: { name: '👍' } },
    ]);
    const reaction = (
      await channel.messages.fetch({ message: message.id, force: true })
    ).reactions.cache.first();
    expect(
      [...((await reaction?.users.fetch())?.values() ?? [])].map(({ username }) => username).sort(),
    ).toEqual(['footnote', 'mia']);
    await reaction?.users.remove();
    expect(mia.messages()[0]?.reactions).toMatchObject([{ count: 1, me: false }]);
  });

  test('replies to a message and writes to a user directly', async () => {
    const { client, channel, sandbox, mia } = await start();
    const asked = mia.post('Anyone?');
    await channel.send({ content: 'Me', reply: { messageReference: asked.id } });
    expect(mia.messages()[1]).toMatchObject({
      type: 19,
      referenced_message: { content: 'Anyone?' },
    });
    const user = await client.users.fetch(mia.person.user.id);
    await user.send('psst');
    expect(
      sandbox
        .as('mia')
        .dm()
        .messages()
        .map(({ content }) => content),
    ).toEqual(['psst']);
  });

  test('is told of unknown things', async () => {
    const { client } = await start();
    const get = (path: `/${string}`) => client.rest.get(path);
    await expect(get('/channels/1')).rejects.toMatchObject({ code: 10003 });
    await expect(get('/guilds/1')).rejects.toMatchObject({ code: 10004 });
    await expect(get('/users/1')).rejects.toMatchObject({ code: 10013 });
    await expect(get('/nothing/here')).rejects.toMatchObject({ status: 404, code: 0 });
  });
});

describe('people', () => {
  test('are kept from what their client would not let them do', async () => {
    const { sandbox, mia } = await start();
    expect(() => mia.slash('nothing')).toThrow(
      'There is no command /nothing for you in this channel.',
    );
    expect(() => mia.post('')).toThrow('Write something.');
    expect(() => mia.post('x'.repeat(2001))).toThrow(/at most 2000/);
    expect(() => sandbox.as('mia').in('staff')).toThrow('mia cannot see this channel.');
    expect(() => sandbox.as('nobody')).toThrow('There is no user called "nobody".');
    const other = sandbox.as('theo').in('general').post('theirs');
    expect(() => mia.remove(other)).toThrow('You may delete your own messages only.');
    sandbox.as('theo').in('general').remove(mia.post('mine'));
    expect(mia.messages()).toHaveLength(1);
  });
});
