import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { expect, test } from 'vitest';
import { guardDispatch, readSafely } from '../../../../src/discord/gateway/guard-dispatch.ts';
import { readIncoming } from '../../../../src/discord/interactions/incoming.ts';
import { memoryLog } from '../../../support/memory-log.ts';

test('an interaction that cannot be read is logged and refused in a sentence', async () => {
  const { log, lines } = memoryLog();
  const replies: unknown[] = [];
  const interaction = {
    isRepliable: () => true,
    reply: async (message: unknown) => {
      replies.push(message);
      throw new Error('gone');
    },
  } as unknown as Interaction;
  const read = (): never => {
    throw new TypeError('no channel');
  };
  expect(readSafely(interaction, read, log)).toBeNull();
  expect(replies).toMatchObject([{ content: expect.stringMatching(/could not read that/) }]);
  await expect.poll(() => lines.map(({ error }) => error)).toEqual(['no channel', 'gone']);
  expect(readSafely(interaction, () => 'read', log)).toBe('read');
});

test('an interaction whose ids are none is refused before anything is kept by them', async () => {
  const client = new Client({ intents: [GatewayIntentBits.Guilds] });
  const { log, lines } = memoryLog();
  guardDispatch(client, log);
  const answered: string[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    Object.assign(interaction, { reply: async () => answered.push('told') });
    if (readSafely(interaction, readIncoming, log)) answered.push('read');
  });
  const { ws } = client as unknown as {
    ws: { status: number; handlePacket(packet: unknown, shard: unknown): void };
  };
  const handle = (packet: object) => ws.handlePacket(packet, { id: 0, checkReady: () => {} });
  const user = { id: '1300000000000000001', username: 'mia', discriminator: '0', avatar: null };
  const application = { id: '1100000000000000001' };
  handle({ t: 'READY', d: { user, guilds: [], application } });
  ws.status = 0;
  const command = {
    id: '1500000000000000001',
    application_id: application.id,
    type: 2,
    token: 'x',
    version: 1,
    data: { id: '1600000000000000001', name: 'help', type: 1 },
    channel: { id: '1400000000000000001', type: 1 },
    user,
    locale: 'en-GB',
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: {},
  };
  handle({ t: 'INTERACTION_CREATE', d: command });
  expect(answered).toEqual(['read']);
  for (const channel of [
    { id: true, type: 1 },
    { id: 'x', type: 1 },
    { id: {}, type: 1 },
  ]) {
    handle({ t: 'INTERACTION_CREATE', d: { ...command, channel } });
  }
  handle({ t: 'INTERACTION_CREATE', d: { ...command, user: { ...user, id: false } } });
  expect(answered.filter((what) => what === 'read')).toHaveLength(1);
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(4);
});

test('a discord.js without the guarded place is noticed at once', () => {
  const client = new Client({ intents: [] });
  Object.assign(client.ws, { handlePacket: undefined });
  expect(() => guardDispatch(client, memoryLog().log)).toThrow(/takes events in another way/);
});
