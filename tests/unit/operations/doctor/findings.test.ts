import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApplicationFlags, type REST } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  applicationFindings,
  clockFinding,
  tokenShape,
} from '../../../../src/operations/doctor/connection.ts';
import { type Finding, listed } from '../../../../src/operations/doctor/finding.ts';
import { databaseFinding } from '../../../../src/operations/doctor/kept.ts';
import {
  environmentFinding,
  folderFindings,
  nodeFinding,
  roomLeft,
} from '../../../../src/operations/doctor/machine.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { quiet } from '../../store/opening.ts';

const posix = process.platform !== 'win32';
const marks = (findings: readonly Finding[]) => findings.map(({ mark }) => mark).join('');

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-doctor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Discord's answers about the application. */
function restOf(changes: { flags?: number; endpoint?: string; remaining?: number }) {
  const answers: Readonly<Record<string, unknown>> = {
    '/applications/@me': {
      id: '1',
      flags: changes.flags ?? 0,
      interactions_endpoint_url: changes.endpoint ?? null,
    },
    '/users/@me': { id: '2', username: 'footnote' },
    '/gateway/bot': {
      shards: 2,
      session_start_limit: { total: 1000, remaining: changes.remaining ?? 900 },
    },
  };
  return { get: async (route: string) => answers[route] } as unknown as Pick<REST, 'get'>;
}

test('an old Node.js is named', () => {
  expect(['18.20.4', '20.18.3', '20.19.0', '24.1.0'].map((one) => nodeFinding(one).mark)).toEqual([
    '✘',
    '✘',
    '✔',
    '✔',
  ]);
});

test('a disk that is getting full is doubtful, and a full one is bad', () => {
  expect(marks([roomLeft(5_000), roomLeft(499), roomLeft(19)])).toBe('✔⚠✘');
});

test('a clock that is off by more than a header can be is named with the way it is off', () => {
  expect(clockFinding(-1_500).mark).toBe('✔');
  expect(clockFinding(3_600_000).finding).toBe('3,600 s ahead of Discord’s');
  expect(clockFinding(-90_000)).toMatchObject({ mark: '⚠', finding: '90 s behind Discord’s' });
});

test.each([
  ['MTEwMDAwMDAwMDAwMDAwMDAwMQ.AbCdEf.sEcReT', '✔'],
  ['MTEwMDAwMDAwMDAwMDAwMDAwMQ.AbCdEf', '✘'],
  ['Bot MTEwMDAwMDAwMDAwMDAwMDAwMQ.AbCdEf.sEcReT', '✘'],
  ['bm90IGFuIGlk.AbCdEf.sEcReT', '✘'],
  ['0123456789abcdef0123456789abcdef', '✘'],
  [null, '⚠'],
])('the token %j is told by its form alone', (token, mark) => {
  const finding = tokenShape(token);
  expect(finding.mark).toBe(mark);
  expect(JSON.stringify(finding)).not.toContain(token ?? 'nothing');
});

describe('what Discord says of the application', () => {
  test.each([
    ['all is well', {}, '✔✔✔'],
    ['a privileged intent is on', { flags: ApplicationFlags.GatewayMessageContentLimited }, '✔⚠✔'],
    ['commands go elsewhere', { endpoint: 'https://example.org/discord' }, '✔✔✘✔'],
    ['few starts are left', { remaining: 10 }, '✔✔⚠'],
    ['no start is left', { remaining: 1 }, '✔✔✘'],
  ])('where %s', async (_, changes, expected) => {
    const found: Finding[] = [];
    for await (const finding of applicationFindings(restOf(changes))) found.push(finding);
    expect(marks(found)).toBe(expected);
    expect(found.every(({ mark, remedy }) => (mark === '✔') === (remedy === undefined))).toBe(true);
  });
});

test.skipIf(!posix)('a file of settings that everybody can read is named', async () => {
  const file = path.join(await newFolder(), '.env');
  expect((await environmentFinding(file)).mark).toBe('✔');
  await writeFile(file, 'DISCORD_TOKEN=', { mode: 0o600 });
  expect((await environmentFinding(file)).mark).toBe('✔');
  await chmod(file, 0o644);
  expect(await environmentFinding(file)).toMatchObject({ mark: '⚠', remedy: `chmod 600 ${file}` });
});

test.skipIf(!posix || process.getuid?.() === 0)(
  'folders that cannot be written are named with what that costs',
  async () => {
    const folder = await newFolder();
    await chmod(folder, 0o500);
    onTestFinished(() => chmod(folder, 0o700));
    const found: Finding[] = [];
    const folders = { corpusDir: folder, dataDir: path.join(folder, 'data') };
    for await (const finding of folderFindings(folders)) found.push(finding);
    expect(marks(found.slice(0, 2))).toBe('⚠⚠');
    expect(found.map(({ finding }) => finding).join(' ')).toMatch(/\/library .* forgotten at exit/);
  },
);

describe('the database', () => {
  test('is sound while somebody else has it open, and is left as it was', async () => {
    const dataDir = await newFolder();
    expect(await databaseFinding({ dataDir })).toMatchObject({ mark: '✔' });
    expect((await databaseFinding({ dataDir })).finding).toContain('none yet');
    const store = await openStore(dataDir, { clock: () => new Date(), log: quiet });
    onTestFinished(() => store.close());
    const found = await databaseFinding({ dataDir });
    expect(found.finding).toMatch(/^sound, \d\.\d MiB, of this version$/);
  });

  test('that is none, or damaged inside, is bad', async () => {
    const dataDir = await newFolder();
    const file = path.join(dataDir, 'footnote.sqlite');
    await writeFile(file, 'this is no database');
    expect(await databaseFinding({ dataDir })).toMatchObject({ mark: '✘' });
    await writeFile(file, `SQLite format 3\0${'x'.repeat(5_000)}`);
    expect(await databaseFinding({ dataDir })).toMatchObject({ mark: '✘' });
  });
});

test('a list tells how many it leaves out', () => {
  expect(listed(['a', 'b'])).toBe('a, b');
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});
