import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type LiveLibrary, openLiveLibrary } from '../../../../src/app/live-library.ts';
import { parseSettings } from '../../../../src/app/settings.ts';
import { checkQuote } from '../../../../src/quotes/check/quote-check.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import type { Library } from '../../../../src/retrieval/library.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { sharedReader as reader } from '../../../support/shared-reader.ts';

const ONE = '100000000000000001';
const OTHER = '100000000000000002';
const WAIT = { timeout: 20_000 };

let dir: string;
let dataDir: string;
beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'footnote-shelves-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  dir = path.join(folder, 'corpus');
  dataDir = path.join(folder, 'data');
});
const put = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
  await writeFile(path.join(dir, name), text);
};
const PATIENCE = 60_000;
async function serve(settings: Record<string, string> = {}, given = reader, patience = PATIENCE) {
  const { log, lines } = memoryLog();
  const parsed = parseSettings({ CORPUS_DIR: dir, DATA_DIR: dataDir, ...settings });
  const live = await openLiveLibrary(parsed, log, { reader: given, patience });
  onTestFinished(() => live.close());
  const told: (string | null)[] = [];
  await live.follow((_, serverId) => void told.push(serverId));
  return { live, lines, told };
}
const shownIn = async (live: LiveLibrary, serverId: string | null) =>
  (await live.seenIn(serverId)).documents.map(({ name, metadata }) => `${name} ${metadata.key}`);
const found = async (library: Library, words: string) =>
  (await library.search(words)).hits.map(({ passage }) => passage.document.name);

describe('the shelves of servers', () => {
  test('are read when somebody asks there, and stand beside everyone’s', async () => {
    await put('house.md', 'The house has a garden.');
    await put('hidden.md', '---\npublic: false\n---\nNobody sees the cellar.');
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    await put(`servers/${OTHER}/rules.md`, 'Strangers meet at noon.');
    const { live, told, lines } = await serve();
    expect(told).toEqual([null]);
    expect(live.loaded().map(({ name }) => name)).toEqual(['house.md']);
    expect(await shownIn(live, ONE)).toEqual(['house.md HOUSE', `servers/${ONE}/rules.md RULES`]);
    expect(told).toEqual([null, ONE]);
    expect(await live.seenIn('100000000000000003')).toBe(live.shared());
    expect(await live.seenIn(null)).toBe(live.shared());
    const seen = await live.seenIn(ONE);
    expect(await found(seen, 'noon')).toEqual([]);
    const quotes = await live.quoteIndex(seen);
    expect(checkQuote(quotes, 'Quiet hours begin at ten').kind).toBe('exact');
    expect(checkQuote(quotes, 'The house has a garden').kind).toBe('exact');
    expect(checkQuote(quotes, 'Strangers meet at noon.').kind).toBe('absent');
    expect(checkQuote(quotes, 'Nobody sees the cellar.').kind).toBe('absent');
    expect(lines.filter(({ level }) => level !== 'debug')).toEqual([]);
  });

  test('stand alone where everyone’s documents are not wanted, whose words do not count then', async () => {
    await put('house.md', 'The house has a garden. The garden has hours.');
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    const { live } = await serve();
    const { documents } = await live.seenIn(ONE);
    const alone = await live.seenIn(ONE, true);
    expect(alone.documents.map(({ name }) => name)).toEqual([`servers/${ONE}/rules.md`]);
    const own = buildLibrary(documents.filter(({ name }) => name.startsWith('servers/')));
    expect(alone.ask('When do quiet hours begin?')).toEqual(own.ask('When do quiet hours begin?'));
    expect(checkQuote(await live.quoteIndex(alone), 'The house has a garden').kind).toBe('absent');
    expect((await live.seenIn(OTHER, true)).documents).toEqual([]);
    expect((await live.seenIn(ONE)).documents).toEqual(documents);
  });

  test('are made once for all who ask at the same time', async () => {
    await put('house.md', 'The house has a garden.');
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    const { live, told } = await serve();
    const all = await Promise.all([1, 2, 3].map(() => live.seenIn(ONE)));
    expect(new Set(all).size).toBe(1);
    expect(told).toEqual([null, ONE]);
  });

  test('are let go where they take too much memory, and come back from what was kept', async () => {
    await put('house.md', 'The house has a garden.');
    for (const id of [ONE, OTHER]) await put(`servers/${id}/rules.md`, `Quiet hours of ${id}.`);
    const { live } = await serve({ SHELVES_MEGABYTES: '0' });
    const before = await live.seenIn(ONE);
    const answer = before.ask('When are the quiet hours?');
    await live.seenIn(OTHER);
    expect(live.loaded().map(({ name }) => name)).toEqual([
      'house.md',
      `servers/${OTHER}/rules.md`,
    ]);
    // Whoever has it goes on with it.
    expect(before.ask('When are the quiet hours?')).toEqual(answer);
    const again = await live.seenIn(ONE);
    expect(again).not.toBe(before);
    expect(again.ask('When are the quiet hours?').confidence).toBe(answer.confidence);
  });

  test('weigh more with the vectors of their documents', async () => {
    await put('house.md', 'The house has a garden.');
    for (const id of [ONE, OTHER]) await put(`servers/${id}/rules.md`, `Quiet hours of ${id}.`);
    const components = new Int8Array(2_000_000);
    const vectors = { components, scale: new Float32Array(1), first: new Int32Array(2) };
    let made = false;
    const { log } = memoryLog();
    const settings = { CORPUS_DIR: dir, DATA_DIR: dataDir, SHELVES_MEGABYTES: '2' };
    const live = await openLiveLibrary(parseSettings(settings), log, {
      reader,
      patience: PATIENCE,
      encodings: (document) => (made && document.name.includes(ONE) ? vectors : undefined),
    });
    onTestFinished(() => live.close());
    const loaded = () => live.loaded().filter(({ name }) => name.startsWith('servers/')).length;
    await live.seenIn(ONE);
    await live.seenIn(OTHER);
    expect(loaded()).toBe(2);
    made = true;
    // What is asked makes words, and the shelves are weighed again.
    await live.quoteIndex(await live.seenIn(OTHER));
    expect(loaded()).toBe(1);
  });

  test('take a watch for a folder and none for a file, and give it back when they are let go', async () => {
    await put('house.md', 'The house has a garden.');
    for (let file = 0; file < 20; file += 1) {
      await put(`servers/${ONE}/${file}.md`, `Quiet hours of the house number ${file}.`);
    }
    await put(`servers/${OTHER}/rules.md`, 'Quiet hours begin at ten.');
    const { live } = await serve({ SHELVES_MEGABYTES: '0' });
    const watches = () =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'FSEventWrap').length;
    const before = watches();
    await live.seenIn(ONE);
    await live.reread(ONE);
    expect(watches() - before).toBeLessThan(3);
    for (const id of [OTHER, ONE, OTHER, ONE]) await live.seenIn(id);
    await live.reread(ONE);
    await expect.poll(() => watches() - before, WAIT).toBeLessThan(3);
    await live.close();
    await expect.poll(watches, WAIT).toBeLessThanOrEqual(before);
  });

  test('follow their files, and what is removed is answered from no more', async () => {
    await put('house.md', 'The house has a garden.');
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    const { live } = await serve();
    await live.seenIn(ONE);
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at midnight.');
    await expect.poll(async () => found(await live.seenIn(ONE), 'midnight'), WAIT).toHaveLength(1);
    await rm(path.join(dir, 'servers', ONE), { recursive: true });
    await expect.poll(async () => live.seenIn(ONE), WAIT).toBe(live.shared());
    await live.reread(ONE);
    expect(await readdir(path.join(dataDir, 'library'))).not.toContain(ONE);
  });

  test('get everyone’s new documents beside them, and give way to their keys', async () => {
    await put('house.md', 'The house has a garden.');
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    const { live } = await serve();
    await live.quoteIndex(await live.seenIn(ONE));
    await put('rules.md', 'Everyone is quiet at eleven.');
    await live.reread(null);
    expect(await shownIn(live, ONE)).toEqual([
      'house.md HOUSE',
      'rules.md RULES',
      `servers/${ONE}/rules.md RULES-2`,
    ]);
    const quotes = await live.quoteIndex(await live.seenIn(ONE));
    const verdict = checkQuote(quotes, 'Quiet hours begin at ten.');
    expect(verdict).toMatchObject({ places: [{ document: { metadata: { key: 'RULES-2' } } }] });
    await rm(path.join(dir, 'house.md'));
    await live.reread(null);
    expect(await found(await live.seenIn(ONE), 'garden')).toEqual([]);
  });

  test('name what is wrong with their files, once, and to nobody else', async () => {
    await put('house.md', 'The house has a garden.');
    await put(`servers/${ONE}/broken.md`, 'Broken.\0');
    const { live, lines } = await serve({ SHELVES_MEGABYTES: '0' });
    expect(await live.seenIn(ONE)).toBe(live.shared());
    expect((await live.corpus(ONE)).problems).toMatchObject([{ file: `servers/${ONE}/broken.md` }]);
    expect((await live.corpus(OTHER)).problems).toEqual([]);
    await put(`servers/${OTHER}/rules.md`, 'Strangers meet at noon.');
    await live.seenIn(OTHER);
    await live.seenIn(ONE);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  test('are started with even where nothing is everyone’s', async () => {
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    const { live } = await serve();
    expect(await live.servers()).toEqual([ONE]);
    expect(await found(await live.seenIn(ONE), 'quiet')).toEqual([`servers/${ONE}/rules.md`]);
  });

  test('answer from everyone’s documents when they cannot be read, and the log says so once', async () => {
    await put('house.md', 'The house has a garden.');
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    let isBroken = true;
    const { live, lines } = await serve(
      {},
      {
        ...reader,
        readRecord: async (source) => {
          if (isBroken && source.name.startsWith('servers/'))
            throw new Error('the disk is on fire');
          return reader.readRecord(source);
        },
      },
    );
    expect(await live.seenIn(ONE)).toBe(live.shared());
    expect(await live.seenIn(ONE)).toBe(live.shared());
    expect(lines.filter(({ level }) => level === 'warn').map(({ message }) => message)).toEqual([
      `The documents of the server ${ONE} cannot be read, and it is answered from everyone's alone: the disk is on fire.`,
    ]);
    isBroken = false;
    expect(await found(await live.seenIn(ONE), 'quiet')).toHaveLength(1);
  });

  test('that take long to read are waited for so long and no longer, and are there later', async () => {
    await put('house.md', 'The house has a garden.');
    await put(`servers/${ONE}/rules.md`, 'Quiet hours begin at ten.');
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const slow: typeof reader = {
      ...reader,
      readRecord: async (source) => {
        if (source.name.startsWith('servers/')) await finished;
        return reader.readRecord(source);
      },
    };
    const { live } = await serve({}, slow, 20);
    await expect(live.seenIn(ONE)).rejects.toThrow('are being read');
    expect(await live.seenIn(OTHER)).toBe(live.shared());
    finish();
    const seen = async () => (await live.seenIn(ONE).catch(() => live.shared())).documents.length;
    await expect.poll(seen, WAIT).toBe(2);
  });
});
