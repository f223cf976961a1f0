import { type AnyThreadChannel, Client, Events, type Guild } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { forgetPlaces } from '../../../../src/discord/gateway/forget-places.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { emptyServices } from '../../../support/services.ts';

const id = 'LIGHT:1.1~abcde';

/** A client that never logs in, and what is known of three posts. */
async function known() {
  const services = emptyServices();
  const { ownPosts, passageHistory, postIntents } = services;
  const leftServers: string[] = [];
  const librarian = {
    ...services.librarian,
    leave: async (id: string) => void leftServers.push(id),
  };
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
  const passage = {
    key: 'LIGHT',
    section: 1,
    passage: 1,
    mark: 'abcde',
    digest: null,
    fingerprint: '',
  };
  await passageHistory.remember(
    [null, '100', '200'].map((server) => ({ ...passage, server, fingerprint: `of ${server}` })),
  );
  await postIntents.add({ interactionId: '4', channelId: '10', guildId: '100', at: postedAt });
  forgetPlaces(client, { ownPosts, passageHistory, postIntents, librarian }, log);
  const left = async () =>
    (await ownPosts.postsCiting(id)).map(({ messageId }) => messageId).sort();
  const toldIn = async (server: string) =>
    (await passageHistory.find(passage, server))?.fingerprint;
  return { client, left, toldIn, leftServers, lines, postIntents };
}

describe('the bot’s posts', () => {
  test('of a server are forgotten when the bot leaves it', async () => {
    const { client, left, toldIn, leftServers, postIntents } = await known();
    expect(await toldIn('100')).toBe('of 100');
    client.emit(Events.GuildDelete, { id: '100' } as Guild);
    expect(await left()).toEqual(['3']);
    expect(await toldIn('100')).toBe('of null');
    expect(await toldIn('200')).toBe('of 200');
    expect(leftServers).toEqual(['100']);
    expect(await postIntents.all()).toEqual([]);
  });

  test('are kept while a server is only unavailable', async () => {
    const { client, left, leftServers } = await known();
    client.emit(Events.GuildUnavailable, { id: '100' } as Guild);
    expect(leftServers).toEqual([]);
    expect(await left()).toEqual(['1', '2', '3']);
  });

  test('of a thread are forgotten when it is deleted', async () => {
    const { client, left } = await known();
    client.emit(Events.ThreadDelete, { id: '11' } as AnyThreadChannel);
    expect(await left()).toEqual(['1', '3']);
  });
});
