import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/system/errors.ts';
import { runBot } from '../support/bot.ts';
import { openSandbox } from '../support/sandbox.ts';

function registrations(calls: readonly { method: string; path: string }[]): number {
  return calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length;
}

describe('logging in', () => {
  test('with a wrong token fails once, with one sentence and exit status 77', async () => {
    const sandbox = await openSandbox();
    const start = runBot(sandbox, { token: 'bm90.a.token' });
    await expect(start).rejects.toMatchObject({
      name: 'PlainError',
      exitCode: EXIT.noPermission,
      message: expect.stringMatching(/^Discord does not accept DISCORD_TOKEN; copy/),
    });
    expect(sandbox.gatewayCounts).toEqual({ identifies: 0, resumes: 0 });
    expect(sandbox.calls.length).toBeLessThan(3);
  });

  test('where nothing listens fails with exit status 69 and the address', async () => {
    const sandbox = await openSandbox();
    const { api } = sandbox;
    await sandbox.close();
    await expect(runBot(sandbox, { api })).rejects.toMatchObject({
      name: 'PlainError',
      exitCode: EXIT.unavailable,
      message: expect.stringContaining(`Discord cannot be reached at ${api}`),
    });
  });

  test('is not kept waiting by a server that Discord has lost', async () => {
    const sandbox = await openSandbox();
    await (await runBot(sandbox)).stop();
    const lost = { name: 'Lost', ownerId: 'theo', memberIds: [], botPresent: true };
    sandbox.addGuild({ ...lost, unavailable: true, channels: ['nobody'] });
    const started = runBot(sandbox);
    await sandbox.ready();
    const { failure } = await sandbox.as('mia').in('general').slash('help');
    expect(failure).toBeNull();
    await started;
  });

  test('opens as many connections as Discord asks for', async () => {
    const sandbox = await openSandbox({ shards: 3 });
    await runBot(sandbox);
    expect(sandbox.gatewayCounts.identifies).toBe(3);
    const { failure } = await sandbox.as('mia').in('general').slash('help');
    expect(failure).toBeNull();
  });

  test('gives the name and the application of the bot', async () => {
    const sandbox = await openSandbox();
    const bot = await runBot(sandbox);
    expect(bot.tag).toMatch(/^footnote/);
    expect(bot.applicationId).toBe(sandbox.applicationId);
  });
});

describe('registration at start', () => {
  test('happens once and not again while the commands are the same', async () => {
    const sandbox = await openSandbox();
    const first = await runBot(sandbox);
    expect(registrations(sandbox.calls)).toBe(1);
    await first.stop();
    const second = await runBot(sandbox);
    expect(registrations(sandbox.calls)).toBe(1);
    await second.stop();
    const [ask] = (await import('../../commands/index.ts')).commands;
    if (!ask) throw new Error('no command');
    const changed = { ...ask, data: { ...ask.data, description: 'Something else' } };
    await runBot(sandbox, { commands: [changed] });
    expect(registrations(sandbox.calls)).toBe(2);
    const offered = sandbox.as('mia').in('general').commands();
    expect(offered.map(({ name, description }) => [name, description])).toEqual([
      ['ask', 'Something else'],
    ]);
  });

  test('can be for one server, and says so when the bot is not in it', async () => {
    const sandbox = await openSandbox();
    const guildId = sandbox.as('mia').in('general').channel.guildId;
    await runBot(sandbox, { guildId });
    expect(
      sandbox
        .as('mia')
        .in('general')
        .commands()
        .map(({ name }) => name),
    ).toContain('ask');
    expect(sandbox.as('mia').dm().commands()).toEqual([]);
    const elsewhere = runBot(sandbox, { guildId: '999999999999999999' });
    await expect(elsewhere).rejects.toMatchObject({
      exitCode: EXIT.config,
      message: expect.stringContaining('DISCORD_GUILD_ID=999999999999999999'),
    });
  });

  test('leaves the bot running when Discord cannot take it now', async () => {
    const sandbox = await openSandbox();
    sandbox.fault({ type: 'fail-rest', status: 503, times: 4, match: { path: '/commands' } });
    const { lines } = await runBot(sandbox);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', status: 503 }));
    expect(sandbox.online).toBe(true);
  });
});
