import { type AnyThreadChannel, Client, Events, type Guild } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { written } from '../../../../src/community/settings/setting-values.ts';
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
  const { serverRows, serverSettings } = services;
  const kept = { ownPosts, passageHistory, postIntents, librarian, serverRows, serverSettings };
  forgetPlaces(client, kept, log);
  const left = async () =>
    (await ownPosts.postsCiting(id)).map(({ messageId }) => messageId).sort();
  const toldIn = async (server: string) =>
    (await passageHistory.find(passage, server))?.fingerprint;
  return { client, left, toldIn, leftServers, lines, postIntents, serverSettings };
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

  test('take the settings that name a deleted channel with them, and a left server’s', async () => {
    const { client, serverSettings } = await known();
    const log = written.log('1400000000000000001');
    await serverSettings.change('100', 'log', null, log);
    await serverSettings.change('200', 'sources', null, '3');
    client.emit(Events.ChannelDelete, { id: '1400000000000000001' } as never);
    await expect.poll(() => serverSettings.of('100')).toEqual(new Map());
    client.emit(Events.GuildDelete, { id: '200' } as Guild);
    await expect.poll(() => serverSettings.of('200')).toEqual(new Map());
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
