import { type AnyThreadChannel, Client, Events, type Guild } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { forgetPlaces } from '../../../src/discord/forget-places.ts';
import { postRecord } from '../../../src/discord/post-record.ts';
import { emptyDesk } from '../../support/desk.ts';
import { memoryLog } from '../../support/memory-log.ts';

const id = 'LIGHT:1.1~abcde';

/** A client that never logs in, and what is known of three posts. */
async function known() {
  const { ownPosts } = emptyDesk();
  const postedAt = new Date(0);
  for (const [messageId, channelId, guildId] of [
    ['1', '10', '100'],
    ['2', '11', '100'],
    ['3', '12', '200'],
  ] as const) {
    await ownPosts.record({ messageId, channelId, guildId, citations: [id], postedAt });
  }
  const { log, lines } = memoryLog();
  const client = new Client({ intents: [] });
  forgetPlaces(
    client,
    postRecord(ownPosts, log, () => 0),
  );
  const left = async () =>
    (await ownPosts.postsCiting(id)).map(({ messageId }) => messageId).sort();
  return { client, left, lines };
}

describe('the bot’s posts', () => {
  test('of a server are forgotten when the bot leaves it', async () => {
    const { client, left } = await known();
    client.emit(Events.GuildDelete, { id: '100' } as Guild);
    expect(await left()).toEqual(['3']);
  });

  test('are kept while a server is only unavailable', async () => {
    const { client, left } = await known();
    client.emit(Events.GuildUnavailable, { id: '100' } as Guild);
    expect(await left()).toEqual(['1', '2', '3']);
  });

  test('of a thread are forgotten when it is deleted', async () => {
    const { client, left } = await known();
    client.emit(Events.ThreadDelete, { id: '11' } as AnyThreadChannel);
    expect(await left()).toEqual(['1', '3']);
  });
});
