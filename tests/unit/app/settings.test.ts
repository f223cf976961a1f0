import { readFile } from 'node:fs/promises';
import { parse } from 'dotenv';
import { describe, expect, test } from 'vitest';
import { parseSettings, settingsSchema } from '../../../src/app/settings.ts';
import { PlainError } from '../../../src/system/errors.ts';

const refusal = (environment: Record<string, string>): PlainError => {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof PlainError) return error;
  }
  throw new Error('the settings were accepted');
};

describe('settings', () => {
  test('all have defaults, without a token the sandbox is meant', () => {
    expect(parseSettings({})).toEqual({
      token: null,
      api: 'https://discord.com/api',
      guildId: null,
      corpusDir: 'corpus',
      dataDir: 'data',
      sandboxPort: 3000,
      excerptLength: 300,
      answerThreshold: null,
      meaning: 'on',
      serverLimits: {
        documents: 100,
        bytes: 200 * 1024 * 1024,
        words: 2_000_000,
      },
      shelvesMemory: 500 * 1024 * 1024,
      metrics: null,
      logLevel: 'info',
    });
  });

  test.each(['', ' ', '\t'])('left blank (%j) mean the same as left out', (blank) => {
    const names = Object.keys(settingsSchema.shape);
    const all = Object.fromEntries(names.map((name) => [name, blank]));
    expect(parseSettings(all)).toEqual(parseSettings({}));
  });

  test('that are wrong are reported all at once, one a line, with exit status 78', () => {
    const error = refusal({
      DISCORD_API: 'nowhere',
      DISCORD_GUILD_ID: 'my server',
      SANDBOX_PORT: '70000',
      EXCERPT_LENGTH: '20',
      ANSWER_THRESHOLD: '60%',
      SERVER_DOCUMENTS: '-1',
      SERVER_MEGABYTES: '1.5',
      SERVER_WORDS: 'many',
      SHELVES_MEGABYTES: 'all',
      METRICS_PORT: 'http',
      METRICS_HOST: 'here',
      METRICS_PUBLIC: 'maybe',
      LOG_LEVEL: 'loud',
    });
    expect(error.exitCode).toBe(78);
    expect(error.message.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'DISCORD_API',
      'DISCORD_GUILD_ID',
      'SANDBOX_PORT',
      'EXCERPT_LENGTH',
      'ANSWER_THRESHOLD',
      'SERVER_DOCUMENTS',
      'SERVER_MEGABYTES',
      'SERVER_WORDS',
      'SHELVES_MEGABYTES',
      'METRICS_PORT',
      'METRICS_HOST',
      'METRICS_PUBLIC',
      'LOG_LEVEL',
    ]);
  });

  test('are never repeated in a message, because one may be a secret', () => {
    expect(refusal({ DISCORD_TOKEN: 'se cret' }).message).not.toContain('se cret');
    expect(refusal({ LOG_LEVEL: 's3cret' }).message).not.toContain('s3cret');
  });

  test.each(['0.0.0.0', '::', '192.168.1.5', '203.0.113.9', '::ffff:10.0.0.1'])(
    'figures are served on %s only when that is said twice',
    (host) => {
      const port = { METRICS_PORT: '9464', METRICS_HOST: host };
      expect(refusal(port).message).toMatch(/^METRICS_HOST [^\n]*METRICS_PUBLIC=yes[^\n]*$/);
      expect(refusal(port).exitCode).toBe(78);
      expect(parseSettings({ ...port, METRICS_PUBLIC: 'yes' }).metrics).toEqual({
        host,
        port: 9464,
      });
    },
  );

  test.each(['127.0.0.1', '127.0.1.1', '::1'])('figures are served on %s as it is', (host) => {
    expect(parseSettings({ METRICS_PORT: '0', METRICS_HOST: host }).metrics).toEqual({
      host,
      port: 0,
    });
  });

  test('a slash behind the address of the API does not matter', () => {
    expect(parseSettings({ DISCORD_API: 'http://127.0.0.1:3000/api/' }).api).toBe(
      'http://127.0.0.1:3000/api',
    );
  });

  test('and .env.example name the same settings, with the defaults', async () => {
    const example = parse(await readFile('.env.example', 'utf8'));
    expect(Object.keys(example)).toEqual(Object.keys(settingsSchema.shape));
    expect(parseSettings(example)).toEqual(parseSettings({}));
  });

  test('and the table in the README name the same settings', async () => {
    const readme = await readFile('README.md', 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
    expect(rows).toEqual(Object.keys(settingsSchema.shape));
  });
});
