import { DiscordAPIError, PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import type { Command } from '../../../../src/discord/command/command.ts';
import {
  type Registration,
  registerCommands,
} from '../../../../src/discord/gateway/register-commands.ts';
import { memoryLog } from '../../../support/memory-log.ts';

function discordWith(existing: unknown, failure?: unknown) {
  const calls: { method: string; route: string; body?: unknown }[] = [];
  const rest = {
    get: async (route: string) => {
      calls.push({ method: 'GET', route });
      if (failure) throw failure;
      return existing;
    },
    put: async (route: string, options?: { body?: unknown }) => {
      calls.push({ method: 'PUT', route, body: options?.body });
      return [];
    },
  };
  return { calls, rest };
}

async function register(rest: Registration['rest'], changes: Partial<Registration> = {}) {
  const { log, lines } = memoryLog();
  await registerCommands({ rest, applicationId: '1', guildId: null, commands, log, ...changes });
  return lines;
}

function refusal(code: number): DiscordAPIError {
  return new DiscordAPIError({ code, message: 'no' }, code, 403, 'GET', 'https://x', {
    files: undefined,
    body: undefined,
  });
}

describe('registration', () => {
  test('sends the commands when Discord has others, and nothing when it has them', async () => {
    const first = discordWith([]);
    await register(first.rest);
    expect(first.calls.map(({ method }) => method)).toEqual(['GET', 'PUT']);
    expect(first.calls[1]?.route).toBe('/applications/1/commands');
    const second = discordWith(first.calls[1]?.body);
    await register(second.rest);
    expect(second.calls.map(({ method }) => method)).toEqual(['GET']);
  });

  test('in one server leaves out what only global commands may say', async () => {
    const { calls, rest } = discordWith([]);
    await register(rest, { guildId: '7' });
    expect(calls[1]?.route).toBe('/applications/1/guilds/7/commands');
    expect(JSON.stringify(calls[1]?.body)).not.toMatch(/integration_types|contexts/);
    expect(JSON.stringify(calls[1]?.body)).toContain('"ask"');
  });

  test('declares the permission that the code checks', async () => {
    const [ask] = commands;
    const guarded: Command = {
      ...(ask as Command),
      needs: { member: PermissionFlagsBits.ManageMessages },
    };
    const { calls, rest } = discordWith([]);
    await register(rest, { commands: [guarded] });
    expect(calls[1]?.body).toMatchObject([{ default_member_permissions: '8192' }]);
  });

  test('in a server that the bot is not in says what to do', async () => {
    const { rest } = discordWith([], refusal(50001));
    await expect(register(rest, { guildId: '7' })).rejects.toMatchObject({
      name: 'PlainError',
      exitCode: 78,
      message: expect.stringContaining('DISCORD_GUILD_ID=7'),
    });
  });

  test('that fails otherwise is logged and the bot goes on', async () => {
    const lines = await register(discordWith([], new Error('503')).rest);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', error: '503' }));
  });
});
