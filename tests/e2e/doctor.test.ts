import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { examine } from '../../src/operations/doctor/examine.ts';
import type { Finding } from '../../src/operations/doctor/finding.ts';
import { runBot } from '../support/bot.ts';
import { runNode } from '../support/process.ts';
import { openSandbox } from '../support/sandbox.ts';
import { sharedReader as reader } from '../support/shared-reader.ts';

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-doctor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

/** Everything the doctor finds, by part. */
async function diagnosed(environment: Record<string, string>): Promise<Map<string, Finding>> {
  const found = new Map<string, Finding>();
  const patient = { environment, environmentFile: '.env.none', commands, reader };
  for await (const finding of examine(patient)) found.set(finding.part, finding);
  return found;
}

test('a bot that runs is looked at, and each thing that is wrong is named with its remedy', async () => {
  const sandbox = await openSandbox();
  const corpus = await folderWith({ 'rules.md': '# Rules\n\nBe kind to one another here.' });
  const environment = {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API: sandbox.api,
    CORPUS_DIR: corpus,
    DATA_DIR: await folderWith({}),
  };
  const before = await diagnosed(environment);
  expect(before.get('commands')).toMatchObject({ mark: '⚠' });
  expect(before.get('commands')?.finding).toMatch(/^\d+ missing \(ask, /);

  await runBot(sandbox, { commands: commands.slice(1) });
  const other = await diagnosed(environment);
  expect(other.get('commands')?.finding).toBe('1 missing (ask)');
  const fewer = { ...environment, DISCORD_GUILD_ID: '999999999999999999' };
  expect((await diagnosed(fewer)).get('commands')).toMatchObject({ mark: '✘' });

  await runBot(sandbox);
  const found = await diagnosed(environment);
  const wrong = [...found.values()].filter(({ mark }) => mark !== '✔');
  expect(wrong).toEqual([
    {
      mark: '⚠',
      part: 'server Footnote sandbox',
      finding: expect.stringMatching(
        /^lacks Send Messages in #announcements; View Channel in #staff /,
      ),
      remedy: expect.stringContaining('channel’s settings'),
    },
  ]);
  expect([...found.keys()]).toEqual(
    expect.arrayContaining(['Node.js', 'settings', 'disk', 'clock', 'bot', 'intents', 'logins']),
  );
  expect(found.get('documents')?.finding).toBe('1 document with 1 passage');
  expect(sandbox.online).toBe(true);

  await writeFile(path.join(corpus, 'bad.md'), '---\nissued: soon\n---\nText.');
  await writeFile(path.join(environment.DATA_DIR, 'footnote.sqlite'), 'no database at all');
  sandbox.fault({ type: 'reject-token' });
  const faulty = await diagnosed(environment);
  expect(faulty.get('documents')).toMatchObject({ mark: '⚠' });
  expect(faulty.get('documents')?.finding).toContain('bad.md:2');
  expect(faulty.get('database')).toMatchObject({ mark: '✘' });
  expect(faulty.get('bot')).toMatchObject({
    mark: '✘',
    finding: 'Discord does not accept DISCORD_TOKEN',
  });
  expect(faulty.has('commands')).toBe(false);

  await sandbox.close();
  const alone = await diagnosed({ ...environment, CORPUS_DIR: path.join(corpus, 'none') });
  expect(alone.get('Discord')).toMatchObject({ mark: '✘' });
  expect(alone.get('documents')).toMatchObject({ mark: '✘' });
  expect(JSON.stringify([...before, ...found, ...faulty, ...alone])).not.toContain(sandbox.token);
});

test('the program prints a line for each, and exits with 1 where something does not work', async () => {
  const doctor = runNode('src/cli/operations/doctor.ts', [], {
    env: { LOG_LEVEL: 'loud', SANDBOX_PORT: 'x' },
  });
  expect(await doctor.exit).toBe(1);
  expect(doctor.output().trim().split('\n').slice(-2)).toEqual([
    expect.stringMatching(/^✘ settings {8}SANDBOX_PORT must be .* → correct it/),
    expect.stringMatching(/^✘ settings {8}LOG_LEVEL must be one of .* → correct it/),
  ]);
});
