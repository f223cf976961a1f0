import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SlashCommandBuilder } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { openSandbox } from '../support/sandbox.ts';
import { logIn } from '../support/sandbox-bot.ts';

const ping = new SlashCommandBuilder().setName('ping').setDescription('Answers').toJSON();

async function start() {
  const sandbox = await openSandbox({ examples: ['Why?'] });
  await logIn(sandbox, [ping], async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('pong');
  });
  return sandbox;
}

async function act(sandbox: Sandbox, action: object, user = 'mia') {
  const response = await fetch(`${sandbox.url}/sandbox/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, channel: 'general', action }),
  });
  return { status: response.status, body: (await response.json()) as { error?: string } };
}

async function get<T>(sandbox: Sandbox, path: string): Promise<T> {
  return (await (await fetch(`${sandbox.url}${path}`)).json()) as T;
}

interface State {
  readonly guilds: readonly { readonly channels: readonly { readonly name: string }[] }[];
  readonly faults: readonly unknown[];
}

describe('the driving API over HTTP', () => {
  test('tells a user what there is', async () => {
    const sandbox = await start();
    const state = await get<State>(sandbox, '/sandbox/state?user=mia');
    const names = state.guilds[0]?.channels.map(({ name }) => name);
    expect(names).toEqual(['general', 'rules-questions', 'announcements', 'discussions']);
    expect(state).toMatchObject({
      bot: { online: true },
      examples: ['Why?'],
      user: { username: 'mia' },
    });
    const commands = await get(sandbox, '/sandbox/channels/general/commands?user=mia');
    expect(commands).toMatchObject([{ name: 'ping' }]);
  });

  test('runs a command and shows its answer', async () => {
    const sandbox = await start();
    const { status, body } = await act(sandbox, { type: 'slash', name: 'ping' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'answered', messages: [{ content: 'pong' }] });
    const seen = await get(sandbox, '/sandbox/channels/general/messages?user=theo');
    expect(seen).toMatchObject([{ content: 'pong' }]);
    const [interaction] = await get<unknown[]>(sandbox, '/sandbox/interactions');
    expect(interaction).toMatchObject({ title: '/ping', payload: { token: '…' } });
  });

  test.each<[object, number, RegExp]>([
    [{ type: 'slash', name: 'nope' }, 422, /no command \/nope/],
    [{ type: 'press', message: '1', button: 'x' }, 422, /not there/],
    [{ type: 'dance' }, 400, /type/],
  ])('refuses %j in a sentence', async (action, status, sentence) => {
    const answer = await act(await start(), action);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(sentence);
  });

  test('streams what happens, to each user what is theirs', async () => {
    const sandbox = await start();
    const response = await fetch(`${sandbox.url}/sandbox/events?user=mia`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(() => reader?.cancel());
    await reader?.read();
    sandbox.as('olga').in('staff').post('for staff');
    await act(sandbox, { type: 'post', content: 'for all' });
    let text = '';
    while (!text.includes('for all')) text += (await reader?.read())?.value ?? '';
    expect(text).not.toContain('for staff');
  });

  test('takes faults and lists them', async () => {
    const sandbox = await start();
    const post = (body: object) =>
      fetch(`${sandbox.url}/sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const response = await post({ type: 'delay-rest', ms: 50 });
    expect(await response.json()).toEqual([{ type: 'delay-rest', ms: 50 }]);
    expect((await post({ type: 'delay-rest', ms: -1 })).status).toBe(400);
    await fetch(`${sandbox.url}/sandbox/faults`, { method: 'DELETE' });
    expect((await get<State>(sandbox, '/sandbox/state')).faults).toEqual([]);
  });
});

describe('the server', () => {
  test('turns away foreign pages, and forms that need no permission to post', async () => {
    const sandbox = await openSandbox();
    const foreign = await fetch(`${sandbox.url}/sandbox/state`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    const form = await fetch(`${sandbox.url}/sandbox/actions`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(form.status).toBe(422);
  });

  test('serves its page under a strict policy, and nothing outside of it', async () => {
    const sandbox = await openSandbox();
    const page = await fetch(sandbox.url);
    expect(await page.text()).toContain('Footnote sandbox');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
    expect((await fetch(`${sandbox.url}/..%2fweb-app.ts`)).status).toBe(404);
  });

  test('takes the next free port when the wanted one is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const sandbox = await openSandbox({ port });
    expect(sandbox.port).toBeGreaterThan(port);
    expect(sandbox.url).toBe(`http://127.0.0.1:${sandbox.port}`);
  });

  test('closes although a bot and a page are connected', async () => {
    const sandbox = await start();
    const events = await fetch(`${sandbox.url}/sandbox/events`);
    await sandbox.close();
    await expect(fetch(sandbox.url)).rejects.toThrow();
    await events.body?.cancel().catch(() => undefined);
  });
});
