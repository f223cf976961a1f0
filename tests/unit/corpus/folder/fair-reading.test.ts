import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Corpus } from '../../../../src/corpus/folder/assemble-corpus.ts';
import { type OpenCorpus, openCorpus } from '../../../../src/corpus/folder/open-corpus.ts';
import { type CorpusWatch, watchCorpus } from '../../../../src/corpus/folder/watch-corpus.ts';
import { toRecord } from '../../../../src/corpus/reader/file-record.ts';
import type { IsolatedReader } from '../../../../src/corpus/reader/isolated-reader.ts';
import { readFile, type SourceBytes } from '../../../../src/corpus/reader/read-file.ts';

const HERE = 'servers/100000000000000001/';
const THERE = 'servers/100000000000000002/';
/** Less than a busy machine needs for a small file counts as long, which is served a little later. */
const PATIENCE = 200;

let dir: string;
let open: OpenCorpus;
let watching: CorpusWatch;
let latest: Corpus;
let finishSlowFiles: () => void;

const write = async (name: string, text: string) => {
  await mkdir(path.join(dir, path.dirname(name)), { recursive: true });
  await writeFile(path.join(dir, name), text);
};
const names = () => latest.documents.map(({ name }) => name);
const own = (server: string) => (name: string) => name.startsWith(server);

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-fair-'));
  const slowFiles = new Promise<void>((resolve) => {
    finishSlowFiles = resolve;
  });
  const readRecord = async (source: SourceBytes) => {
    if (source.name.includes('slow')) await slowFiles;
    return toRecord(await readFile(source));
  };
  const reader: IsolatedReader = {
    readRecord,
    read: async (source) => (await readFile(source)).parsed,
    version: 'fair',
    close: async () => {},
  };
  await write('a.md', 'Everyone sees this.');
  open = openCorpus(dir, { reader, patience: PATIENCE });
  latest = await open.read();
  const quiet = () => {};
  watching = await watchCorpus(dir, open, latest, {
    onRead: (corpus) => {
      latest = corpus;
    },
    onChange: quiet,
    log: { info: quiet, warn: quiet, error: quiet },
  });
});
afterEach(async () => {
  finishSlowFiles();
  await watching.close();
  await open.close();
  await rm(dir, { recursive: true, force: true });
});

test("a file of one server is served while another's take long", async () => {
  for (let at = 0; at < 6; at += 1) await write(`${THERE}slow${at}.md`, `Slow text ${at}.`);
  const there = watching.reread({ waitFor: own(THERE) });
  await write(`${HERE}small.md`, 'A small text.');
  await watching.reread({ waitFor: own(HERE) });
  expect(names()).toEqual(['a.md', `${HERE}small.md`]);
  finishSlowFiles();
  await there;
  expect(names()).toContain(`${THERE}slow5.md`);
});

test('what takes long is named, holds nothing up and is served when it has been read', async () => {
  await write('slow.md', 'Slow text.');
  await write('b.md', 'Quick text.');
  await vi.waitFor(() => expect(names()).toEqual(['a.md', 'b.md']), { timeout: 8_000 });
  await vi.waitFor(
    () =>
      expect(latest.problems).toEqual([
        expect.objectContaining({
          file: 'slow.md',
          message: 'this takes long to read and is not served yet.',
        }),
      ]),
    { timeout: 8_000 },
  );
  finishSlowFiles();
  await vi.waitFor(() => expect(names()).toContain('slow.md'), { timeout: 8_000 });
  expect(latest.problems).toEqual([]);
});

test('who waits for a file gets it as it is on disk, whatever was begun before', async () => {
  await write('slow.md', 'Old text.');
  const first = watching.reread({ waitFor: own('slow') });
  await write('slow.md', 'New text.');
  const second = watching.reread({ waitFor: own('slow') });
  finishSlowFiles();
  await Promise.all([first, second]);
  expect(latest.documents.find(({ name }) => name === 'slow.md')?.text).toBe('New text.');
});
