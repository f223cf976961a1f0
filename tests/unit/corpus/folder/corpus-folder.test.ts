import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatProblem } from '../../../../src/corpus/document/problem.ts';
import { readFilled } from '../../../../src/corpus/folder/corpus-folder.ts';
import type { OpenCorpus } from '../../../../src/corpus/folder/open-corpus.ts';
import { documentsOf } from '../../../support/documents.ts';
import { readCorpus as readFolder } from '../../../support/read-corpus.ts';
import { sharedReader as reader } from '../../../support/shared-reader.ts';

const readCorpus = (folder: string) => readFolder(folder, { reader });

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-corpus-'));
});
afterEach(() => rm(dir, { recursive: true }));

const write = async (files: Record<string, string | Buffer>) => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), content);
  }
};

describe('the corpus folder', () => {
  test('is read recursively, by name, without hidden files', async () => {
    await write({
      'b.md': 'B text.',
      'a/c.txt': 'C text.',
      '.git/x.md': 'hidden',
      'logo.png': 'x',
    });
    const { documents, problems } = await readCorpus(dir);
    expect(documents.map(({ name }) => name)).toEqual(['a/c.txt', 'b.md']);
    expect(problems).toEqual([
      { file: 'logo.png', line: null, kind: 'unread', message: '.png files are not read.' },
    ]);
  });

  test('one broken file is reported by name and line and the rest load', async () => {
    await write({
      'good.md': 'Good text.',
      'date.md': '---\ntitle: x\nissued: soon\n---\nText.',
      'empty.md': '---\ntitle: x\n---\n',
      'latin1.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9]),
      'binary.txt': Buffer.from([0x61, 0, 0x62]),
      'book.pdf': '%PDF',
      'table.xlsx': 'PK',
    });
    const { documents, problems } = await readCorpus(dir);
    expect(documents.map(({ name }) => name)).toEqual(['date.md', 'good.md', 'latin1.txt']);
    expect(documents[2]?.text).toBe('café');
    expect(documents[2]?.notes).toEqual(['the file is not UTF-8; it was read as windows-1252.']);
    expect(problems.map(formatProblem).sort()).toEqual([
      'binary.txt: the file is not text (it holds NUL characters).',
      'book.pdf: the PDF is damaged, or the file is no PDF; open it and save it again.',
      'date.md:3: "issued" must be a real date: 2018, 2018-05 or 2018-05-31; it was left out.',
      'empty.md:1: the file holds no text to cite.',
      'table.xlsx: .xlsx files are not read; save it as CSV.',
    ]);
  });

  test('a sidecar gives metadata and wins over front matter', async () => {
    await write({
      'a.txt': '---\ntitle: Front\npublisher: P\n---\nText.',
      'a.txt.yml': 'title: Side\nkey: SIDE\n',
    });
    const { documents } = await readCorpus(dir);
    expect(documents[0]?.metadata).toMatchObject({ title: 'Side', key: 'SIDE', publisher: 'P' });
  });

  test('a fault in a sidecar is reported for the sidecar', async () => {
    await write({ 'ok.md': 'Text.', 'a.txt': 'Text.', 'a.txt.yml': 'title: Side\n\nurl: x\n' });
    const { documents, problems } = await readCorpus(dir);
    expect(documents[0]?.metadata).toMatchObject({ title: 'Side' });
    expect(problems).toMatchObject([{ file: 'a.txt.yml', line: 3, kind: 'part' }]);
  });

  test('a sidecar that cannot be read at all costs itself, and opens nothing', async () => {
    await write({ 'a.txt': 'Text.', 'a.txt.yml': 'key: SIDE\npublic: false\ntitle: [a' });
    const { documents, problems } = await readCorpus(dir);
    expect(documents[0]?.metadata).toMatchObject({ key: 'SIDE', public: false });
    expect(problems).toMatchObject([{ file: 'a.txt.yml', kind: 'part' }]);
  });

  test('keys of other programs are mentioned once, however many files give them', async () => {
    await write({
      'a.md': '---\nlayout: post\n---\nText.',
      'b.md': '---\ntags: [x]\nlayout: page\n---\nOther text.',
      'c.txt': 'Third text.',
      'c.txt.yml': 'auther: Kim\n',
    });
    const { documents, problems } = await readCorpus(dir);
    expect(documents).toHaveLength(3);
    expect(problems).toEqual([
      {
        file: 'a.md',
        line: null,
        kind: 'advice',
        message:
          'gives metadata that Footnote does not use, which was passed over: "layout", "tags", and "auther", as 2 other files do.',
      },
    ]);
  });

  test('a sidecar without its document is reported; other YAML is not read', async () => {
    await write({
      'ok.md': 'Text.',
      'lost.pdf.yml': 'title: Lost\n',
      'settings.yml': 'a: 1\n',
      README: 'x',
    });
    const { problems } = await readCorpus(dir);
    expect(problems.map(formatProblem)).toEqual([
      'README: files without an ending are not read.',
      'lost.pdf.yml: there is no document "lost.pdf" beside it.',
      'settings.yml: .yml files are not read.',
    ]);
  });

  test('a missing folder is a clear error', async () => {
    await expect(readCorpus(path.join(dir, 'nowhere'))).rejects.toThrow(
      /nowhere" cannot be read \(it does not exist\).*CORPUS_DIR/,
    );
  });

  test('an empty folder and one without a readable file are clear errors', async () => {
    await expect(readCorpus(dir)).rejects.toThrow(/it holds no file that is read \(\.md, .*\.pdf/);
    await write({ 'a.pdf': 'no PDF', 'a.png': '' });
    await expect(readCorpus(dir)).rejects.toThrow(/1 file could not be read \(a\.pdf: the PDF is/);
  });
});

describe('the first reading of a folder with patience', () => {
  const found = documentsOf({ 'a.md': 'The lamp was lit.' });
  const openWith = (quick: typeof found, all: typeof found) => {
    const asked: unknown[] = [];
    const read = async (wanted?: unknown) => {
      asked.push(wanted);
      return { documents: wanted === undefined ? all : quick, problems: [] };
    };
    return { asked, open: { read } as unknown as OpenCorpus };
  };

  test('leaves to later what keeps it waiting, and waits where nothing else is there', async () => {
    const some = openWith(found, []);
    expect((await readFilled(some.open, dir, 50)).documents).toBe(found);
    expect(some.asked).toEqual([{ waitFor: 'quick', patience: 50 }]);
    const none = openWith([], found);
    expect((await readFilled(none.open, dir, 50)).documents).toBe(found);
    expect(none.asked).toEqual([{ waitFor: 'quick', patience: 50 }, undefined]);
    const all = openWith([], found);
    expect((await readFilled(all.open, dir)).documents).toBe(found);
    expect(all.asked).toEqual([undefined]);
  });
});
