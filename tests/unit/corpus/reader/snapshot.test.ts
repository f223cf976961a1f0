import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CorpusOptions, openCorpus } from '../../../../src/corpus/folder/open-corpus.ts';
import {
  fromRecord,
  isWhole,
  preparedAt,
  preparedIn,
  toRecord,
} from '../../../../src/corpus/reader/file-record.ts';
import type { IsolatedReader } from '../../../../src/corpus/reader/isolated-reader.ts';
import { parseDocument } from '../../../../src/corpus/reader/parse-document.ts';
import { sharedReader as plain } from '../../../support/shared-reader.ts';

let read: string[] = [];
/** Tells which files are not found in the snapshot. */
const reader: IsolatedReader = {
  ...plain,
  readRecord: (source) => {
    read.push(source.name);
    return plain.readRecord(source);
  },
};
let dir: string;
let dataDir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-snapshot-'));
  dataDir = path.join(dir, '.data');
  await writeFile(path.join(dir, 'a.md'), '# Apples\n\nApple text.');
  await writeFile(path.join(dir, 'b.txt'), 'Bread text.');
});
afterEach(() => rm(dir, { recursive: true }));

const readOnce = async (options: CorpusOptions = {}) => {
  read = [];
  const open = openCorpus(dir, { dataDir, reader, ...options });
  const corpus = await open.read();
  await open.close();
  return corpus;
};
const records = () => readdir(path.join(dataDir, 'library'));

describe('the snapshot', () => {
  test('gives back the same documents without reading a file again', async () => {
    const first = await readOnce();
    expect(read.sort()).toEqual(['a.md', 'b.txt']);
    const second = await readOnce();
    expect(read).toEqual([]);
    expect(second).toEqual(first);
    expect(second.documents).toHaveLength(2);
  });

  test('keeps what other shelves have read when one is read', async () => {
    const [one, other] = ['100000000000000001', '100000000000000002'];
    for (const server of [one, other]) {
      await mkdir(path.join(dir, 'servers', server), { recursive: true });
      await writeFile(path.join(dir, 'servers', server, 'own.md'), `Of ${server}.`);
    }
    await readOnce({ shelf: null });
    await readOnce({ shelf: one });
    await readOnce({ shelf: other });
    await readOnce();
    expect(read).toEqual([]);
    await writeFile(path.join(dir, 'servers', one, 'own.md'), 'Another text.');
    await readOnce({ shelf: one });
    expect(read).toEqual([`servers/${one}/own.md`]);
    expect(await readdir(path.join(dataDir, 'library', one))).toHaveLength(1);
    await rm(path.join(dir, 'a.md'));
    await readOnce({ shelf: null });
    await readOnce();
    expect(read).toEqual([]);
    expect(await records()).toEqual(expect.arrayContaining([one, other]));
    expect(await records()).toHaveLength(3);
  });

  test('does not answer for a file, or a sidecar, that changed, and leaves the others alone', async () => {
    await writeFile(path.join(dir, 'c.txt'), 'Cheese text.');
    await readOnce();
    await writeFile(path.join(dir, 'a.md'), '# Apples\n\nNew apple text.');
    await writeFile(path.join(dir, 'b.txt.yml'), 'title: Bread\n');
    const { documents } = await readOnce();
    expect(read.sort()).toEqual(['a.md', 'b.txt']);
    expect(documents[0]?.text).toContain('New apple');
    expect(documents[1]?.metadata.title).toBe('Bread');
    expect((await readOnce()).documents).toEqual(documents);
    expect(read).toEqual([]);
  });

  test('does not answer for a file of the same content under another name', async () => {
    await readOnce();
    await writeFile(path.join(dir, 'copy.md'), await readFile(path.join(dir, 'a.md')));
    const { documents } = await readOnce();
    expect(read).toEqual(['copy.md']);
    expect(documents.map(({ name }) => name)).toEqual(['a.md', 'b.txt', 'copy.md']);
  });

  test('does not answer for readers of another version', async () => {
    await readOnce();
    await readOnce({ reader: { ...reader, version: `${reader.version} of another kind` } });
    expect(read.sort()).toEqual(['a.md', 'b.txt']);
    expect(await records()).toHaveLength(2);
  });

  test('forgets what was removed and is readable by its owner alone', async () => {
    await mkdir(dataDir);
    await writeFile(path.join(dataDir, 'corpus.snapshot'), 'as it was kept before');
    await readOnce();
    const both = await records();
    await rm(path.join(dir, 'b.txt'));
    await readOnce();
    expect(read).toEqual([]);
    const [left = '', ...others] = await records();
    expect(others).toEqual([]);
    expect(both).toContain(left);
    expect(await readdir(dataDir)).toEqual(['library']);
    expect((await stat(path.join(dataDir, 'library', left))).mode & 0o077).toBe(0);
    expect((await stat(path.join(dataDir, 'library'))).mode & 0o077).toBe(0);
  });

  test('removes what a process that died left unfinished, and not what another is writing', async () => {
    await readOnce();
    const [record = ''] = await records();
    const file = (name: string) => path.join(dataDir, 'library', name);
    await writeFile(file(`${record}.young`), '');
    await writeFile(file(`${record}.old`), '');
    await utimes(file(`${record}.old`), 0, 0);
    await writeFile(path.join(dir, 'c.txt'), 'Cheese text.');
    await readOnce();
    expect((await records()).filter((name) => name.includes('.'))).toEqual([`${record}.young`]);
  });

  test('is made again where a file of it is damaged anywhere', async () => {
    const right = await readOnce();
    for (const name of await records()) {
      const file = path.join(dataDir, 'library', name);
      const whole = await readFile(file);
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isCut) => {
          const damaged = Buffer.from(isCut ? whole.subarray(0, at) : whole);
          if (!isCut) damaged.writeUInt8((damaged.readUInt8(at) + 1) % 256, at);
          await writeFile(file, damaged);
          expect(await readOnce()).toEqual(right);
          expect(read).toHaveLength(1);
          expect(await readFile(file)).toEqual(whole);
        }),
        { numRuns: 15 },
      );
    }
  });

  test('is shared by two processes that read at once', async () => {
    const [one, two] = await Promise.all([readOnce(), readOnce()]);
    expect(one).toEqual(two);
    expect(await records()).toHaveLength(2);
    await readOnce();
    expect(read).toEqual([]);
  });
});

test.each(['/proc/nope', '/proc/nope/deeper', '/dev/null', '/dev/null/data'])(
  'a snapshot that cannot be kept in %s is one sentence, and the documents load',
  async (place) => {
    const told: unknown[][] = [];
    const log = { warn: (...line: unknown[]) => told.push(line) };
    const { documents } = await readOnce({ dataDir: place, log });
    expect(documents).toHaveLength(2);
    expect(told).toEqual([[expect.stringMatching(/^No snapshot can be kept in "\/[^\n]*\.$/)]]);
  },
);

test('a record keeps every document, and what was prepared of it, as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.lorem({ maxCount: 20 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat()),
      async (paragraphs, numbers) => {
        const text = paragraphs.map((one, i) => `## H${i}\n\n*${one}*`).join('\n\n');
        const parsed = parseDocument({ name: 'x.md', text });
        const prepared = { words: [text], counts: Uint32Array.from(numbers) };
        const record = toRecord({ parsed, prepared });
        expect(await isWhole(record)).toBe(true);
        expect(fromRecord(record)).toEqual(parsed);
        const file = path.join(dir, 'record');
        await writeFile(file, record);
        for (const name of ['words', 'counts', 'nothing'] as const) {
          const part = name === 'nothing' ? undefined : prepared[name];
          expect(preparedIn(record, name)).toEqual(part);
          expect(preparedAt(file, name)).toEqual(part);
        }
      },
    ),
  );
});
