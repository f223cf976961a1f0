import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLibrarian } from '../../../src/community/create-librarian.ts';
import type { Librarian, Submission } from '../../../src/community/librarian.ts';
import type { LiveCorpus } from '../../../src/community/server-shelves.ts';
import { serverFolder } from '../../../src/corpus/document/document-server.ts';
import { storeFiles } from '../../../src/corpus/edit/add-document.ts';
import { assembleCorpus } from '../../support/assemble-corpus.ts';
import { liveCorpus } from '../../support/live-corpus.ts';
import { sharedReader as reader } from '../../support/shared-reader.ts';

const SERVER = '100000000000000001';
const OTHER = '100000000000000002';
const LIMITS = { documents: 3, bytes: 10_000, words: 1_000 };

let dir: string;
let librarian: Librarian;
let live: LiveCorpus;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-librarian-'));
  live = liveCorpus(dir, reader);
  librarian = createLibrarian({ dir, reader, live, limits: LIMITS });
});
afterEach(() => rm(dir, { recursive: true }));

const quietly = () => undefined;
const file = (name: string, text: string): Submission => ({
  name,
  size: Buffer.byteLength(text),
  load: async () => Buffer.from(text),
});
const add = (name: string, text: string, server: string | null = SERVER) =>
  librarian.add(file(name, text), {}, server, quietly);
const kept = () => readdir(path.join(dir, serverFolder(SERVER), '.removed')).catch(() => []);

describe('the librarian', () => {
  test('puts a server’s document into its folder, private whatever it says of itself', async () => {
    const document = await add('a.md', '---\ntitle: Notes\npublic: true\n---\nText.');
    expect(document.name).toBe(`servers/${SERVER}/a.md`);
    expect(document.metadata).toMatchObject({ key: 'NOTES', title: 'Notes', public: false });
    expect((await live.corpus(SERVER)).documents).toContain(document);
  });

  test('tells its stages', async () => {
    const stages: string[] = [];
    const note = (stage: string) => void stages.push(stage);
    await librarian.add(file('a.md', 'Text.'), {}, SERVER, note);
    expect(stages).toEqual(['fetching', 'reading', 'indexing']);
  });

  test('does not tell one server of another’s files, texts and keys', async () => {
    await add('a.md', '# Rules\n\nThe same text.', OTHER);
    const document = await add('a.md', '# Rules\n\nThe same text.');
    expect(document.metadata.key).toBe('RULES');
    const { own, problems } = await librarian.status(SERVER);
    expect(own).toEqual([document]);
    expect(problems).toEqual([]);
  });

  test('keeps apart from everyone’s documents', async () => {
    await add('rules.md', '# Rules\n\nFor everyone.', null);
    expect((await add('a.md', '# Rules\n\nOurs.')).metadata.key).toBe('RULES-2');
    await expect(add('b.md', '# Rules\n\nFor everyone.')).rejects.toThrow(
      'b.md: the same text is there already: rules.md (RULES).',
    );
  });

  test('leaves nothing behind of what the disk then reads otherwise', async () => {
    const here = serverFolder(SERVER);
    const late = { name: `${here}0.md`, content: '---\nkey: ZONE\n---\nText.' };
    await live.corpus(SERVER);
    await storeFiles(dir, [late], { overwrite: false });
    await expect(
      librarian.add(file('a.md', 'Words.'), { key: 'ZONE' }, SERVER, quietly),
    ).rejects.toThrow(/a\.md: the key "ZONE" is already used by 0\.md/);
    expect((await librarian.status(SERVER)).problems).toEqual([]);
    expect((await readdir(path.join(dir, here))).sort()).toEqual(['.removed', '0.md']);
  });

  test('leaves a server its documents when everyone’s get the same key', async () => {
    await librarian.add(file('ours.md', 'Ours.'), { key: 'ZONE' }, SERVER, quietly);
    const host = { name: 'host.md', content: '---\nkey: ZONE\n---\nThe host’s.' };
    await storeFiles(dir, [host], { overwrite: false });
    await live.reread(null);
    const { own, shared, problems } = await librarian.status(SERVER);
    expect([...own, ...shared].map(({ name, metadata }) => [name, metadata.key])).toEqual([
      [`${serverFolder(SERVER)}ours.md`, 'ZONE'],
      ['host.md', 'ZONE'],
    ]);
    expect(problems).toEqual([]);
  });

  test('puts a sound file in the place of one that cannot be read, and of a lone sidecar', async () => {
    await add('other.md', 'Other.');
    const here = serverFolder(SERVER);
    const broken = [
      { name: `${here}a.md`, content: 'Broken.\0' },
      { name: `${here}b.md.yml`, content: 'title: Left over' },
    ];
    await storeFiles(dir, broken, { overwrite: false });
    await live.reread(SERVER);
    expect((await librarian.status(SERVER)).problems.map(({ file }) => file)).toEqual([
      'b.md.yml',
      'a.md',
    ]);
    expect((await add('a.md', 'Sound.')).text).toBe('Sound.');
    expect((await add('b.md', 'Sound as well.')).metadata.title).toBe('b');
    expect((await librarian.status(SERVER)).problems).toEqual([]);
    expect(await kept()).toHaveLength(2);
  });

  test('takes away a file that cannot be read, and none that answers are given from', async () => {
    await librarian.add(file('ours.md', 'Ours.'), { key: 'ZONE' }, SERVER, quietly);
    expect(await librarian.discard('ours.md', SERVER, quietly)).toBe(false);
    const name = `${serverFolder(SERVER)}host.md`;
    const host = { name, content: '---\nkey: ZONE\n---\nPut there by hand.' };
    await storeFiles(dir, [host], { overwrite: false });
    await live.reread(SERVER);
    const { own, problems } = await librarian.status(SERVER);
    expect(own.map((one) => one.name)).toEqual([name]);
    expect(problems.map(({ message }) => message)).toEqual([
      'the key "ZONE" is already used by host.md; give this document another one.',
    ]);
    expect(await librarian.discard('ours.md', OTHER, quietly)).toBe(false);
    expect(await librarian.discard('../../host.md', SERVER, quietly)).toBe(false);
    expect(await librarian.discard('ours.md', SERVER, quietly)).toBe(true);
    expect((await librarian.status(SERVER)).problems).toEqual([]);
    expect(await kept()).toHaveLength(1);
  });

  test('keeps what was stated when a new version comes, and the version before', async () => {
    const stated = { title: 'Our rules', key: 'OURS', url: 'https://example.org/rules' };
    const before = await librarian.add(file('a.md', 'Old text.'), stated, SERVER, quietly);
    const after = await librarian.update(before, file('b.txt', 'New text.'), {}, quietly);
    expect(after.name).toBe(`servers/${SERVER}/a.txt`);
    expect(after.metadata).toMatchObject(stated);
    expect(after.text).toBe('New text.');
    const last = await librarian.update(after, file('c.txt', 'Newest.'), { title: 'X' }, quietly);
    expect(last.metadata).toMatchObject({ ...stated, title: 'X' });
    expect((await live.corpus(SERVER)).documents).toEqual([last]);
    const [first = '', second = ''] = await kept();
    const folder = path.join(dir, serverFolder(SERVER), '.removed');
    expect(await readFile(path.join(folder, first, 'a.md'), 'utf8')).toBe('Old text.');
    expect(await readFile(path.join(folder, second, 'a.txt'), 'utf8')).toBe('New text.');
  });

  test('lets go of what was stated of the old version alone', async () => {
    const front = '---\ntitle: Rules\nissued: 2018\nedition: 3rd\nlicence: CC0\n---\nOld.';
    const before = await add('a.md', front);
    expect(before.metadata).toMatchObject({ issued: '2018', edition: '3rd' });
    const after = await librarian.update(before, file('b.md', 'New.'), {}, quietly);
    expect(after.metadata).toMatchObject({ key: 'RULES', title: 'Rules', licence: 'CC0' });
    expect(after.metadata).not.toHaveProperty('issued');
    expect(after.metadata).not.toHaveProperty('edition');
  });

  test('takes what the front matter of the new version says otherwise, and keeps the key', async () => {
    const before = await librarian.add(
      file(
        'a.md',
        '---\nkey: RULES\ntitle: Rules\nlicence: CC0\nurl: https://a.example\n---\nOld.',
      ),
      { title: 'House rules' },
      SERVER,
      quietly,
    );
    const front =
      '---\nkey: NEW\ntitle: Rules\nlicence: MIT\nedition: 2nd\npublic: true\n---\nNew.';
    const after = await librarian.update(before, file('b.md', front), {}, quietly);
    expect(after.metadata).toMatchObject({
      key: 'RULES',
      title: 'House rules',
      licence: 'MIT',
      url: 'https://a.example',
      edition: '2nd',
      public: false,
    });
    const stated = { title: 'Stated' };
    const renamed = front.replace('title: Rules', 'title: Renamed');
    const last = await librarian.update(after, file('c.md', renamed), stated, quietly);
    expect(last.metadata.title).toBe('Stated');
    expect((await librarian.update(last, file('d.md', front), {}, quietly)).metadata.title).toBe(
      'Rules',
    );
  });

  test.each(['a.md', 'a.txt'])(
    'serves the version before when the new one, %s, cannot be served',
    async (name) => {
      const before = await librarian.add(file('a.md', 'Old.'), { key: 'OURS' }, SERVER, quietly);
      const { reread } = live;
      // What the disk makes of it is another matter than what was read before it was stored.
      live.reread = async (serverId) => {
        const stored = path.join(dir, serverFolder(SERVER), name);
        if ((await readFile(stored, 'utf8').catch(() => '')) === 'New.')
          await writeFile(stored, '');
        await reread(serverId);
      };
      await expect(librarian.update(before, file(name, 'New.'), {}, quietly)).rejects.toThrow(
        `${name}: the file is empty.`,
      );
      const { own, problems } = await librarian.status(SERVER);
      expect(own.map(({ text, metadata }) => [text, metadata.key])).toEqual([['Old.', 'OURS']]);
      expect(problems).toEqual([]);
      expect((await readdir(path.join(dir, serverFolder(SERVER)))).sort()).toEqual([
        '.removed',
        'a.md',
        'a.md.yml',
      ]);
    },
  );

  test('counts neither what was withdrawn nor what a crash left half written', async () => {
    await librarian.withdraw(await add('a.md', 'x'.repeat(9_000)), quietly);
    await writeFile(path.join(dir, serverFolder(SERVER), '.left.part'), 'x'.repeat(9_000));
    expect((await librarian.status(SERVER)).bytes).toBe(0);
    expect((await add('b.md', 'y'.repeat(9_000))).text).toHaveLength(9_000);
  });

  test('has room for a new version where the old one goes', async () => {
    const before = await add('a.md', 'x'.repeat(8_000));
    const next = file('a.md', 'y'.repeat(8_500));
    expect((await librarian.update(before, next, {}, quietly)).text).toHaveLength(8_500);
    await expect(
      librarian.update(before, file('a.md', 'z'.repeat(11_000)), {}, quietly),
    ).rejects.toThrow('SERVER_MEGABYTES');
  });

  test('states something else of the same file', async () => {
    const front = '---\ntitle: Rules\nissued: 2018\nauthor: Doe, Jane\n---\nText.';
    const before = await add('a.md', front);
    const after = await librarian.update(before, null, { title: 'House rules' }, quietly);
    expect([before.text, after.text]).toEqual(['Text.', 'Text.']);
    expect(after.metadata).toEqual({ ...before.metadata, title: 'House rules' });
  });

  test('does not put a new version over another document', async () => {
    const before = await add('a.md', 'One.');
    await add('a.txt', 'Two.');
    await expect(librarian.update(before, file('b.txt', 'New.'), {}, quietly)).rejects.toThrow(
      'a.txt: a document with that file name is there already',
    );
  });

  test('keeps the latest twenty of what was replaced or withdrawn', async () => {
    let document = await add('a.md', 'Version 0.');
    for (let number = 1; number <= 22; number += 1) {
      const next = file('a.md', `Version ${number}.`);
      document = await librarian.update(document, next, {}, quietly);
    }
    const names = await kept();
    expect(names).toHaveLength(20);
    const oldest = path.join(dir, serverFolder(SERVER), '.removed', names[0] ?? '', 'a.md');
    expect(await readFile(oldest, 'utf8')).toBe('Version 2.');
  });

  test('keeps of it no more than the server may have, and always the latest', async () => {
    let document = await add('a.md', 'Version 0.');
    for (const size of [4_000, 4_000, 4_000, 9_000, 100]) {
      const next = file('a.md', `${size} ${'x'.repeat(size)}`);
      await librarian.withdraw(document, quietly);
      document = await librarian.add(next, {}, SERVER, quietly);
    }
    await librarian.withdraw(document, quietly);
    const folder = path.join(dir, serverFolder(SERVER), '.removed');
    const texts = await Promise.all(
      (await kept()).sort().map((name) => readFile(path.join(folder, name, 'a.md'), 'utf8')),
    );
    expect(texts.map((text) => text.split(' ')[0])).toEqual(['9000', '100']);
  });

  test('does one change of a server at a time, and others beside it', async () => {
    let loaded: (bytes: Uint8Array) => void = quietly;
    const slow: Submission = {
      ...file('slow.md', 'Slow.'),
      load: () => new Promise((resolve) => (loaded = resolve)),
    };
    const first = librarian.add(slow, {}, SERVER, quietly);
    await expect(add('b.md', 'Second.')).rejects.toThrow(/another change/i);
    await expect.poll(async () => (await librarian.status(SERVER)).doing).toBe('fetching');
    expect((await add('b.md', 'Elsewhere.', OTHER)).text).toBe('Elsewhere.');
    loaded(Buffer.from('Slow.'));
    await first;
    expect((await librarian.status(SERVER)).doing).toBeNull();
    expect((await add('b.md', 'Second.')).text).toBe('Second.');
  });

  test('tells who has to wait for the files of others, and takes away without waiting', async () => {
    const gone = await add('gone.md', 'To be gone.');
    const loaded: (() => void)[] = [];
    const slow = (server: string) =>
      librarian.add(
        {
          ...file('slow.md', 'Slow.'),
          load: () => new Promise((resolve) => loaded.push(() => resolve(Buffer.from('Slow.')))),
        },
        {},
        server,
        quietly,
      );
    const both = ['100000000000000003', '100000000000000004'].map(slow);
    await expect.poll(() => loaded.length).toBe(2);
    const stages: string[] = [];
    const note = (stage: string) => void stages.push(stage);
    const third = librarian.add(file('a.md', 'Text.'), {}, OTHER, note);
    await expect.poll(() => stages).toEqual(['waiting']);
    await librarian.withdraw(gone, note);
    expect(stages).toEqual(['waiting', 'removing']);
    for (const finish of loaded) finish();
    await Promise.all([...both, third]);
    expect(stages).toEqual(['waiting', 'removing', 'fetching', 'reading', 'indexing']);
  });

  test('fetches nothing that is too large or of another kind', async () => {
    const load = () => Promise.reject(new Error('it was fetched'));
    const handIn = (name: string, size: number) =>
      librarian.add({ name, size, load }, {}, SERVER, quietly);
    await expect(handIn('a.md', 17 * 1024 * 1024)).rejects.toThrow('larger than 16 MiB');
    await expect(handIn('a.exe', 1)).rejects.toThrow('are not read');
    await expect(handIn('a.md', 10_001)).rejects.toThrow('SERVER_MEGABYTES');
  });

  test('refuses names that lead elsewhere', async () => {
    for (const name of ['../a.md', '/etc/a.md', '.hidden.md', 'a\\..\\b.md']) {
      await expect(add(name, 'Text.')).rejects.toThrow('the name cannot be used');
    }
    expect(await readdir(dir)).toEqual([]);
  });

  test('says of a name that the disk refuses what is wrong, and keeps nothing', async () => {
    await expect(add(`${'灯'.repeat(90)}.md`, 'Text.')).rejects.toThrow(
      /^灯+\.md\.yml cannot be written \(the name is too long; give the file a shorter one\)\.$/,
    );
    expect(await readdir(path.join(dir, serverFolder(SERVER)))).toEqual([]);
  });

  test('reads the documents of one server anew, and no others', async () => {
    const own = await add('a.md', 'Ours.');
    const others = await add('a.md', 'Theirs.', OTHER);
    await librarian.reindex(SERVER, quietly);
    const { documents } = await live.corpus(SERVER);
    expect(documents).toEqual([own]);
    expect(documents[0]).not.toBe(own);
    expect((await live.corpus(OTHER)).documents[0]).toBe(others);
  });

  test('reads many documents anew a few at a time, so that other servers come in between', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `${serverFolder(SERVER)}d${at}.md`);
    const broken = { file: `${serverFolder(SERVER)}e.md`, line: 1, message: 'Broken.' };
    const files = names.map((name) => ({ name, text: `Text of ${name}.` }));
    const corpus = { ...assembleCorpus(files), problems: [broken] };
    const read: string[][] = [];
    const empty = { documents: [], problems: [] };
    const counting: LiveCorpus = {
      corpus: async (shelf) => (shelf === SERVER ? corpus : empty),
      reread: async (shelf, { anew = () => false } = {}) => {
        read.push(shelf === SERVER ? [...names, broken.file].filter(anew) : []);
      },
      servers: async () => [SERVER],
    };
    const patient = createLibrarian({ dir, reader, live: counting, limits: LIMITS });
    await patient.reindex(SERVER, quietly);
    expect(read.map(({ length }) => length)).toEqual([5, 5, 3]);
    expect(read.flat().sort()).toEqual([...names, broken.file].sort());
    await patient.reindex('100000000000000009', quietly);
    expect(read.slice(3)).toEqual([[]]);
    await patient.reindex(null, quietly);
    expect(read.slice(4).flat()).toHaveLength(13);
  });

  test('withdraws, and takes all of a server away when the bot has left it', async () => {
    const first = await add('a.md', 'First.');
    await add('b.md', 'Second.');
    await add('c.md', 'Third.', OTHER);
    await librarian.withdraw(first, quietly);
    expect((await librarian.status(SERVER)).own.map(({ text }) => text)).toEqual(['Second.']);
    await librarian.leave(SERVER);
    expect((await live.corpus(SERVER)).documents).toEqual([]);
    expect((await live.corpus(OTHER)).documents.map(({ text }) => text)).toEqual(['Third.']);
    await librarian.leave(SERVER);
    const left = path.join(dir, '.removed', serverFolder(SERVER));
    expect(await readFile(path.join(left, 'b.md'), 'utf8')).toBe('Second.');
    await add('d.md', 'Fourth.');
    await librarian.leave(SERVER);
    expect((await readdir(left)).sort()).toEqual(['d.md', 'd.md.yml']);
  });
});
