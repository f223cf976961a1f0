import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import { placeOf } from '../../src/community/readings/parts.ts';
import { builtProgram } from '../support/built-program.ts';
import { documentOf, paragraphOf } from '../support/documents.ts';
import { smallLibrary } from '../support/library.ts';
import { textOf } from '../support/messages.ts';
import { isThorough } from '../support/process.ts';
import { readingOf } from '../support/reading-channel.ts';
import { openSandbox } from '../support/sandbox.ts';
import { newFolder, opened } from '../unit/store/opening.ts';

/** How often a process is killed at each step; many take long. */
const KILLS = Number(process.env['KILLS'] ?? 1);
const STEPS = ['claimed', 'posting', 'posted', 'confirmed'] as const;
const PARTS = STEPS.length * KILLS;
const DAY = 86_400_000;
const FIRST = Date.parse('2026-05-04T06:00:00Z');

const book = `---\nkey: BOOK\n---\n${Array.from(
  { length: PARTS + 1 },
  (_, at) => `## Chapter ${at + 1}\n\n${paragraphOf(60, `c${at}w`)}`,
).join('\n\n')}`;

let runner: string;
beforeAll(async () => {
  runner = await builtProgram('tests/fixtures/programs/reading-runner.ts');
});

async function run(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [runner, ...args], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(book);
  const [status, signal] = await once(child, 'exit');
  return signal ?? String(status);
}

test.runIf(isThorough)(
  'a process that is killed at any step leaves no part out and posts none twice',
  {
    timeout: 60_000 + PARTS * 60_000,
  },
  async () => {
    const sandbox = await openSandbox();
    const { channel } = sandbox.as('mia').in('general');
    const folder = newFolder();
    const store = await opened(folder);
    const [first] = documentOf(book).passages;
    const reading = readingOf(smallLibrary(), {
      serverId: channel.guildId ?? '',
      channelId: channel.id,
      key: 'BOOK',
      words: 60,
      place: first ? placeOf(first) : '',
      dueAt: new Date(FIRST),
    });
    expect(await store.readings.start(reading)).toBe(true);
    await store.close();
    const runAt = (ms: number, step: string) =>
      run([folder, sandbox.api, sandbox.token, new Date(ms).toISOString(), step]);
    for (let day = 0; day < PARTS; day += 1) {
      const now = FIRST + day * DAY + day;
      expect(await runAt(now, STEPS[day % STEPS.length] ?? '')).toBe('SIGKILL');
      expect(await runAt(now + 130_000, 'none')).toBe('0');
    }
    const posted = sandbox
      .as('mia')
      .in('general')
      .messages()
      .map((message) => /^Part (\d+) of \d+$/m.exec(textOf(message))?.[1]);
    expect(posted).toEqual(Array.from({ length: PARTS }, (_, at) => String(at + 1)));
    const after = await opened(folder);
    expect((await after.readings.find(reading.run))?.part).toBe(PARTS + 1);
  },
);
