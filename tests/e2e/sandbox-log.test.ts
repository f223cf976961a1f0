import { SlashCommandBuilder } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';

const COMMANDS = ['later', 'wrong'].map((name) =>
  new SlashCommandBuilder().setName(name).setDescription('Answers').toJSON(),
);

async function start() {
  const sandbox = await openSandbox();
  await logIn(sandbox, COMMANDS, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    if (interaction.commandName === 'wrong') {
      await interaction.reply('x'.repeat(30_000)).catch(() => interaction.reply('shorter'));
      return;
    }
    await interaction.deferReply();
    await interaction.editReply('edited');
  });
  return sandbox;
}

async function get<T>(sandbox: Sandbox, path: string): Promise<T> {
  return (await (await fetch(`${sandbox.url}${path}`)).json()) as T;
}

describe('the log behind the page', () => {
  test('lists what happened, and shows one interaction with the requests that belong to it', async () => {
    const sandbox = await start();
    const { interactionId } = await sandbox.as('mia').in('general').slash('later');
    await sandbox.as('mia').in('general').slash('later');
    const log = await get<{ interactions: { id: string }[] }>(sandbox, '/sandbox/log');
    expect(log).toMatchObject({ refusals: [] });
    expect(log.interactions.map(({ id }) => id)).toContain(interactionId);
    expect(log.interactions).toHaveLength(2);

    const detail = await get<{ calls: unknown[] }>(
      sandbox,
      `/sandbox/interactions/${interactionId}`,
    );
    expect(detail).toMatchObject({ title: '/later', payload: { token: '…' } });
    expect(detail.calls).toMatchObject([
      { method: 'POST', status: 204, body: { type: 5 } },
      { method: 'PATCH', status: 200, body: { content: 'edited' } },
    ]);
    expect(JSON.stringify(detail)).not.toContain(sandbox.token);
  });

  test('tells of refusals, and keeps no body that is too large', async () => {
    const sandbox = await start();
    const { interactionId } = await sandbox.as('mia').in('general').slash('wrong');
    const detail = await get<object>(sandbox, `/sandbox/interactions/${interactionId}`);
    expect(detail).toMatchObject({ calls: [{ status: 400, body: null }, { status: 204 }] });
    expect(await get<object>(sandbox, '/sandbox/log')).toMatchObject({
      refusals: [{ plain: expect.stringContaining('data.content') }],
    });
  });

  test('says so when an interaction is not there', async () => {
    const sandbox = await openSandbox();
    const response = await fetch(`${sandbox.url}/sandbox/interactions/1`);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({ error: 'This interaction is no longer kept.' });
  });

  test('tells each user what they may do in a channel', async () => {
    const sandbox = await openSandbox();
    const of = async (user: string) => {
      const state = await get<{ guilds: { channels: { permissions: string }[] }[] }>(
        sandbox,
        `/sandbox/state?user=${user}`,
      );
      return BigInt(state.guilds[0]?.channels[0]?.permissions ?? '0');
    };
    const manageMessages = 1n << 13n;
    expect((await of('mia')) & manageMessages).toBe(0n);
    expect((await of('theo')) & manageMessages).toBe(manageMessages);
  });
});

describe('the files of the page', () => {
  test('are asked for anew, and sent only when they changed', async () => {
    const sandbox = await openSandbox();
    const first = await fetch(`${sandbox.url}/app.js`);
    expect(first.headers.get('content-type')).toMatch(/^text\/javascript/);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${sandbox.url}/app.js`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('name nothing outside of this machine', async () => {
    const sandbox = await openSandbox();
    for (const path of ['/', '/app.js', '/app.css', '/icon.svg']) {
      const text = await (await fetch(sandbox.url + path)).text();
      const addresses = text.match(/https?:\/\/[\w.-]+\.[a-z]{2,}/g) ?? [];
      expect(
        addresses.filter((one) => one !== 'http://www.w3.org'),
        path,
      ).toEqual([]);
    }
  });
});
