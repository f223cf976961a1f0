import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiscordAPIError, type REST } from 'discord.js';
import Database from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import { permissionFindings } from '../../../../src/operations/doctor/channel-permissions.ts';
import { reachFindings } from '../../../../src/operations/doctor/connection.ts';
import type { Finding } from '../../../../src/operations/doctor/finding.ts';
import { databaseFinding } from '../../../../src/operations/doctor/kept.ts';
import { folderFindings } from '../../../../src/operations/doctor/machine.ts';
import { commandsFinding } from '../../../../src/operations/doctor/registered-commands.ts';
import { MIGRATIONS } from '../../../../src/store/migrations/migrate.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { quiet } from '../../store/opening.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-doctor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function all(findings: AsyncIterable<Finding>): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of findings) found.push(finding);
  return found;
}

/** Discord, where each route answers or throws what this gives. */
const restOf = (answer: (route: string) => unknown) =>
  ({ get: async (route: string) => answer(route) }) as unknown as Pick<REST, 'get'>;

const refused = (status: number) =>
  new DiscordAPIError({ code: 0, message: 'no' }, 0, status, 'GET', 'https://discord.com', {
    body: undefined,
    files: undefined,
  });

test('a file where a folder should be is named, also one above it', async () => {
  const file = path.join(await newFolder(), 'a-file');
  await writeFile(file, '');
  const folders = { corpusDir: file, dataDir: path.join(file, 'below', 'data') };
  const [corpus, data] = await all(folderFindings(folders));
  expect(corpus).toMatchObject({ mark: '✘', part: 'CORPUS_DIR' });
  expect(data).toMatchObject({
    mark: '✘',
    part: 'DATA_DIR',
    finding: expect.stringContaining(`${file} is a file`),
    remedy: expect.stringContaining('DATA_DIR'),
  });
});

test('a database of another version is told by the way it differs', async () => {
  const dataDir = await newFolder();
  await (await openStore(dataDir, { clock: () => new Date(), log: quiet })).close();
  const change = (sql: string) => {
    const database = new Database(path.join(dataDir, 'footnote.sqlite'));
    database.exec(sql);
    database.close();
  };
  const last = Object.keys(MIGRATIONS).at(-1);
  change(`delete from kysely_migration where name = '${last}'`);
  expect(await databaseFinding({ dataDir })).toMatchObject({
    mark: '✔',
    finding: expect.stringContaining('of an older version'),
  });
  change("insert into kysely_migration values ('9999-wings', '2026-05-04')");
  expect(await databaseFinding({ dataDir })).toMatchObject({
    mark: '✘',
    finding: 'was made by a newer Footnote (it has "9999-wings")',
    remedy: expect.stringContaining('update Footnote'),
  });
});

test('what answers in the place of Discord with a failure is named with its status', async () => {
  const server = createServer((_, response) => response.writeHead(503).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const found = await all(reachFindings(`http://127.0.0.1:${port}/api`));
  expect(found).toMatchObject([
    { mark: '✘', part: 'Discord', finding: expect.stringContaining('status 503') },
  ]);
});

test('a clock that is wrong is told from what Discord’s answer says', async () => {
  const server = createServer((_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const anHourAhead = () => Date.now() + 3_600_000;
  const found = await all(reachFindings(`http://127.0.0.1:${port}/api`, anHourAhead));
  expect(found.map(({ mark, part }) => [mark, part])).toEqual([
    ['✔', 'Discord'],
    ['⚠', 'clock'],
  ]);
});

test('a bot in no server is told how to invite it', async () => {
  const found = await all(
    permissionFindings(
      restOf(() => []),
      '2',
    ),
  );
  expect(found).toMatchObject([
    { mark: '⚠', finding: 'the bot is in none', remedy: expect.stringContaining('install link') },
  ]);
});

test('a server of which Discord tells nothing costs its own line alone, and many are counted', async () => {
  const guilds = Array.from({ length: 52 }, (_, at) => ({ id: String(at), name: `S${at}` }));
  const rest = restOf((route) => {
    if (route === '/users/@me/guilds') return guilds;
    throw refused(403);
  });
  const found = await all(permissionFindings(rest, '2'));
  expect(found).toHaveLength(51);
  expect(found[0]).toMatchObject({ mark: '⚠', part: 'server S0' });
  expect(found.at(-1)).toMatchObject({ mark: '✔', finding: '2 more were not looked at' });
});

test.each([
  [null, 500, 'Discord does not tell (no)'],
  ['9', 403, 'none can be registered in the server DISCORD_GUILD_ID=9'],
])('commands that cannot be asked for (server %j, status %i)', async (guildId, status, finding) => {
  const rest = restOf(() => {
    throw refused(status);
  });
  expect(await commandsFinding(rest, '1', guildId, commands)).toMatchObject({ mark: '✘', finding });
});
