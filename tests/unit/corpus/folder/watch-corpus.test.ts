import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Corpus } from '../../../../src/corpus/folder/assemble-corpus.ts';
import { type OpenCorpus, openCorpus } from '../../../../src/corpus/folder/open-corpus.ts';
import { type CorpusWatch, watchCorpus } from '../../../../src/corpus/folder/watch-corpus.ts';
import { sharedReader as reader } from '../../../support/shared-reader.ts';

let dir: string;
let open: OpenCorpus;
let watching: CorpusWatch | null = null;
let latest: Corpus;
let messages: string[];

const write = (name: string, text: string) => writeFile(path.join(dir, name), text);
const textOf = (name: string) => latest.documents.find((one) => one.name === name)?.text;
const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 50 });

const start = async () => {
  const say = (_fields: unknown, message?: string) =>
    void messages.push(message ?? String(_fields));
  latest = await open.read();
  watching = await watchCorpus(dir, open, latest, {
    onChange: (corpus) => {
      latest = corpus;
    },
    log: { info: say, warn: say, error: say },
  });
};

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-watch-'));
  messages = [];
  await write('a.md', '# Apples\n\nOld text.');
  await write('b.md', '# Bread\n\nBread text.');
  open = openCorpus(dir, { reader });
  await start();
});
afterEach(async () => {
  await watching?.close();
  await open.close();
  await rm(dir, { recursive: true, force: true });
});

test('a changed, an added and a removed file are picked up; the others stay the same objects', async () => {
  const bread = latest.documents[1];
  await write('a.md', '# Apples\n\nNew text.');
  await until(() => expect(textOf('a.md')).toContain('New text.'));
  expect(latest.documents[1]).toBe(bread);

  await write('c.txt', 'Cheese text.');
  await until(() => expect(textOf('c.txt')).toBe('Cheese text.'));

  await rm(path.join(dir, 'b.md'));
  await until(() => expect(textOf('b.md')).toBeUndefined());
  expect(latest.documents.map(({ name }) => name)).toEqual(['a.md', 'c.txt']);
});

test('an unreadable new version keeps the old one serving and says so, until it is mended', async () => {
  await write('a.md', 'Broken \0 text.');
  await until(() => expect(messages.join('\n')).toContain('still served'));
  expect(messages.join('\n')).toMatch(
    /a\.md: the file is not text .* The version read before is still served\./,
  );
  await write('c.md', 'Another change, so that the corpus is handed over once more.');
  await until(() => expect(textOf('c.md')).toBeDefined());
  expect(textOf('a.md')).toContain('Old text.');

  await write('a.md', 'Mended text.');
  await until(() => expect(textOf('a.md')).toBe('Mended text.'));
});

test('a key that is taken meanwhile keeps the old version as well', async () => {
  await write('b.md', '---\nkey: APPLES\n---\nBread again.');
  await write('a.md', '---\nkey: APPLES\n---\nApples again.');
  await until(() => expect(textOf('a.md')).toContain('Apples again.'));
  expect(textOf('b.md')).toContain('Bread text.');
  expect(messages.join('\n')).toContain('already used by a.md');
});

test('an emptied folder leaves the last documents in place', async () => {
  const away = `${dir}-away`;
  await rename(path.join(dir, 'a.md'), away);
  await rm(path.join(dir, 'b.md'));
  await until(() => expect(messages.join('\n')).toContain('holds no document any more'));
  expect(textOf('b.md')).toContain('Bread text.');
  await rename(away, path.join(dir, 'a.md'));
  expect(await readFile(path.join(dir, 'a.md'), 'utf8')).toContain('Old text.');
});

test('documents that share a made-up key stay the same objects as well', async () => {
  await write('c.md', '# Apples\n\nMore apples.');
  await until(() => expect(latest.documents).toHaveLength(3));
  const [, , again] = latest.documents;
  expect(again?.metadata.key).toBe('APPLES-2');
  await write('b.md', 'Other bread.');
  await until(() => expect(textOf('b.md')).toBe('Other bread.'));
  expect(latest.documents[2]).toBe(again);
});

test('what is asked for is read again even if it did not change, and the rest is left alone', async () => {
  const before = latest.documents;
  await watching?.reread({ anew: (name) => name === 'a.md' });
  expect(latest.documents.map((document, at) => document === before[at])).toEqual([false, true]);
  expect(latest.documents).toEqual(before);
});

test('a folder that was emptied on purpose is taken over, one that is suddenly empty is not', async () => {
  await rm(path.join(dir, 'a.md'));
  await rm(path.join(dir, 'b.md'));
  await until(() => expect(messages.join()).toContain('holds no document any more'));
  expect(latest.documents).toHaveLength(2);
  await watching?.reread();
  expect(latest.documents).toEqual([]);
});
