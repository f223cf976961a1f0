import { once } from 'node:events';
import {
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  SlashCommandBuilder,
} from 'discord.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';

const ping = new SlashCommandBuilder().setName('ping').setDescription('Answers').toJSON();

async function pong(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) await interaction.reply('pong');
}

describe('the gateway', () => {
  test('brings a discord.js client to ready with its server, channels and members', async () => {
    const sandbox = await openSandbox();
    const { client } = await logIn(sandbox, [], pong);
    const guild = client.guilds.cache.first();
    expect(guild?.name).toBe('Footnote sandbox');
    expect(guild?.channels.cache.map(({ name }) => name)).toContain('rules-questions');
    expect(guild?.members.me?.id).toBe(sandbox.applicationId);
    expect(client.application.id).toBe(sandbox.applicationId);
  });

  test('tells a bot that its session is gone after a drop that cannot be resumed', async () => {
    const sandbox = await openSandbox();
    const url = `${sandbox.url.replace('http', 'ws')}/gateway`;
    const token = sandbox.token;
    const next = async (socket: WebSocket) =>
      JSON.parse(String((await once(socket, 'message'))[0]));

    const first = new WebSocket(url);
    await next(first);
    first.send(JSON.stringify({ op: 2, d: { token, intents: 0, properties: {} } }));
    const ready = await next(first);
    sandbox.fault({ type: 'drop-connection', resumable: false });
    await once(first, 'close');

    const second = new WebSocket(url);
    await next(second);
    second.send(
      JSON.stringify({ op: 6, d: { token, session_id: ready.d.session_id, seq: ready.s } }),
    );
    expect(await next(second)).toEqual({ op: 9, d: false });
    second.close();
  });

  test('closes with 1000 when the bot says goodbye, and forgets its session', async () => {
    const sandbox = await openSandbox();
    const { client } = await logIn(sandbox, [], pong);
    await client.destroy();
    await vi.waitFor(() => expect(sandbox.online).toBe(false));
    expect(sandbox.closes).toMatchObject([{ code: 1000, by: 'bot' }]);
    expect(sandbox.sessions).toEqual([]);
  });

  test('replays an interaction that came while the connection was down', async () => {
    const sandbox = await openSandbox();
    const bot = await logIn(sandbox, [ping], pong);
    sandbox.fault({ type: 'drop-connection' });
    const outcome = await sandbox.as('mia').in('general').slash('ping');
    expect(outcome.message?.content).toBe('pong');
    expect(sandbox.gatewayCounts).toEqual({ identifies: 1, resumes: 1 });
    expect(sandbox.closes).toMatchObject([{ code: 1006, by: 'discord' }]);
    expect(bot.problems).toEqual([]);
  });

  test('asks the bot to reconnect, and it resumes', async () => {
    const sandbox = await openSandbox();
    const bot = await logIn(sandbox, [ping], pong);
    const resumed = once(bot.client, Events.ShardResume);
    sandbox.fault({ type: 'reconnect' });
    await resumed;
    const outcome = await sandbox.as('mia').in('general').slash('ping');
    expect(outcome.message?.content).toBe('pong');
    expect(sandbox.gatewayCounts).toEqual({ identifies: 1, resumes: 1 });
  });

  test('invalidates a session, and the bot identifies anew', async () => {
    const sandbox = await openSandbox();
    const bot = await logIn(sandbox, [ping], pong);
    const ready = once(bot.client, Events.ShardReady);
    sandbox.fault({ type: 'invalid-session' });
    await ready;
    expect(sandbox.gatewayCounts).toEqual({ identifies: 2, resumes: 0 });
    const outcome = await sandbox.as('mia').in('general').slash('ping');
    expect(outcome.message?.content).toBe('pong');
  }, 20_000);

  test('refuses privileged intents that are not switched on', async () => {
    const sandbox = await openSandbox();
    const client = new Client({
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
      rest: { api: sandbox.api },
    });
    onTestFinished(() => client.destroy());
    const refused = new Promise<Error>((resolve) => client.once(Events.Error, resolve));
    const login = client.login(sandbox.token).catch((error: Error) => error);
    const problem = await Promise.race([refused, login]);
    expect(String(problem)).toMatch(/disallowed intents/i);
    await vi.waitFor(() => expect(sandbox.closes).toMatchObject([{ code: 4014, by: 'discord' }]));
  });

  test('refuses a wrong token before the gateway is reached', async () => {
    const sandbox = await openSandbox();
    const client = new Client({ intents: [], rest: { api: sandbox.api } });
    onTestFinished(() => client.destroy());
    await expect(client.login('MTE.wrong.token')).rejects.toThrow(/invalid token/i);
    expect(sandbox.refusals).toMatchObject([{ status: 401, code: 0 }]);
  });

  test.each([
    ['not JSON', 'nonsense', 4002],
    ['a request before IDENTIFY', JSON.stringify({ op: 8, d: {} }), 4003],
    [
      'a wrong token',
      JSON.stringify({ op: 2, d: { token: 'x', intents: 1, properties: {} } }),
      4004,
    ],
    ['too large a payload', JSON.stringify({ op: 1, d: 'x'.repeat(5000) }), 4002],
  ])('closes a connection that sends %s', async (_, payload, code) => {
    const sandbox = await openSandbox();
    const socket = new WebSocket(
      `${sandbox.url.replace('http', 'ws')}/gateway/?v=10&encoding=json`,
    );
    const closed = once(socket, 'close');
    await once(socket, 'message');
    socket.send(payload);
    expect((await closed)[0]).toBe(code);
  });
});
