import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keptEncodings } from '../../../src/app/kept-encodings.ts';
import type { Document } from '../../../src/corpus/document/document.ts';
import { withKey } from '../../../src/corpus/document/make-document.ts';
import { encodedTexts } from '../../../src/retrieval/encoder/encodings.ts';
import { documentOf, documentsOf } from '../../support/documents.ts';
import { toEncodings } from '../../support/to-encodings.ts';
import { unitVector } from '../../support/unit-vector.ts';

const documents = documentsOf({ 'a.md': '# A\n\nOne.\n\n# B\n\nTwo.', 'b.md': 'Three.' });
const [first, second] = documents as [Document, Document];
const madeOf = ({ passages }: Document) =>
  toEncodings(passages.map((one) => encodedTexts(one).map((text) => unitVector(text.length))));

async function dataFolder(): Promise<{ dir: string; folder: string }> {
  const dir = await mkdtemp(path.join(tmpdir(), 'footnote-kept-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return { dir, folder: path.join(dir, 'encodings') };
}

/** A folder that keeps both documents, with the files by document. */
async function kept() {
  const { dir, folder } = await dataFolder();
  const encodings = keptEncodings(dir);
  const files: string[] = [];
  for (const document of documents) {
    const before: string[] = await readdir(folder).catch(() => []);
    await encodings.keep(document, madeOf(document));
    const name = (await readdir(folder)).find((one) => !before.includes(one)) ?? '';
    files.push(path.join(folder, name));
  }
  return { ...encodings, dir, folder, files: files as [string, string] };
}

describe('vectors on disk', () => {
  test('are found again as they were', async () => {
    const { dir, find } = await kept();
    const later = keptEncodings(dir);
    for (const document of documents) {
      expect(await later.find(document)).toEqual(madeOf(document));
      expect(await find(document)).toEqual(madeOf(document));
    }
  });

  test('are found for the same text in another file and under another key, for no other text', async () => {
    const { find } = await kept();
    expect(await find(documentOf('Three.', 'moved.md'))).toEqual(madeOf(second));
    expect(await find(withKey(second, 'OTHER'))).toEqual(madeOf(second));
    expect(await find(documentOf('Three!', 'b.md'))).toBeNull();
    expect(await find(documentOf('# Heading\n\nThree.', 'b.md'))).toBeNull();
  });

  test('may be read by nobody else', async () => {
    const { folder, files } = await kept();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['empty', () => new Uint8Array(0)],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['longer', (bytes: Uint8Array) => Buffer.concat([bytes, bytes])],
    ['of zeros, as after a power cut', (bytes: Uint8Array) => new Uint8Array(bytes.length)],
    ['changed in one place', (bytes: Uint8Array) => bytes.with(5, (bytes[5] ?? 0) ^ 1)],
    ['another document’s', () => null],
  ])('are made anew where the file is %s', async (_, damage) => {
    const { find, keep, files } = await kept();
    const [file, other] = files;
    await writeFile(file, damage(await readFile(file)) ?? (await readFile(other)));
    expect(await find(first)).toBeNull();
    await keep(first, madeOf(first));
    expect(await find(first)).toEqual(madeOf(first));
  });

  test('leave no other file behind', async () => {
    const { folder, keep } = await kept();
    await keep(first, madeOf(first));
    expect(await readdir(folder)).toHaveLength(2);
  });

  test('reject to be kept where there cannot be a folder, and are found nowhere', async () => {
    const { dir, folder } = await dataFolder();
    await writeFile(folder, 'a file in the way');
    const { find, keep, keepOnly } = keptEncodings(dir);
    await expect(keep(first, madeOf(first))).rejects.toThrow();
    expect(await find(first)).toBeNull();
    await keepOnly([], null);
    expect(await readFile(folder, 'utf8')).toBe('a file in the way');
  });

  test('are forgotten with their documents', async () => {
    const { folder, find, keepOnly } = await kept();
    await keepOnly([second, documentOf('Never encoded.')], null);
    expect(await find(first)).toBeNull();
    expect(await find(second)).toEqual(madeOf(second));
    await keepOnly([], null);
    expect(await readdir(folder)).toEqual([]);
  });

  test('what another process is writing stays, and what one left half-written goes', async () => {
    const { folder, files, keepOnly } = await kept();
    const [file] = files;
    const [fresh, left] = ['11111111-2222', '33333333-4444'].map((id) => `${file}.${id}`) as [
      string,
      string,
    ];
    await writeFile(fresh, 'half');
    await writeFile(left, 'half');
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1_000);
    await utimes(left, yesterday, yesterday);
    await keepOnly(documents, null);
    expect((await readdir(folder)).sort()).toEqual(
      [...files, fresh].map((one) => path.basename(one)).sort(),
    );
  });

  test('are kept by two processes at once', async () => {
    const { dir } = await dataFolder();
    const both = [keptEncodings(dir), keptEncodings(dir)];
    const rounds = Array.from({ length: 20 }, (_, round) => both[round % 2]);
    await Promise.all(rounds.map((one) => one?.keep(first, madeOf(first))));
    expect(await both[0]?.find(first)).toEqual(madeOf(first));
    expect(await readdir(path.join(dir, 'encodings'))).toHaveLength(1);
  });

  test('nothing is forgotten, and nothing fails, before anything was kept', async () => {
    const { dir } = await dataFolder();
    await keptEncodings(path.join(dir, 'nowhere')).keepOnly(documents, null);
    expect(await readdir(dir)).toEqual([]);
  });

  test('a folder among them does not hide the rest', async () => {
    const { folder, find, keepOnly } = await kept();
    await mkdir(path.join(folder, 'somebody.else'));
    await chmod(path.join(folder, 'somebody.else'), 0o700);
    await keepOnly([second], null);
    expect(await find(first)).toBeNull();
    expect(await find(second)).toEqual(madeOf(second));
  });

  test('of a shelf are forgotten without those of others', async () => {
    const { keep, find, keepOnly } = await kept();
    const own = documentOf('Four.', 'servers/100000000000000001/c.md');
    await keep(own, madeOf(own));
    await keepOnly([first], null);
    expect([await find(first), await find(second), await find(own)]).toEqual([
      madeOf(first),
      null,
      madeOf(own),
    ]);
    await keepOnly([], '100000000000000001');
    expect(await find(own)).toBeNull();
    expect(await find(first)).not.toBeNull();
  });
});
