import { Client, type Interaction } from 'discord.js';
import { expect, test } from 'vitest';
import { guardDispatch, readSafely } from '../../../../src/discord/gateway/guard-dispatch.ts';
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

test('a discord.js without the guarded place is noticed at once', () => {
  const client = new Client({ intents: [] });
  Object.assign(client.ws, { handlePacket: undefined });
  expect(() => guardDispatch(client, memoryLog().log)).toThrow(/takes events in another way/);
});
