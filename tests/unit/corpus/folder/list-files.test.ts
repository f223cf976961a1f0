import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '../../../../src/corpus/folder/list-files.ts';
import { readCorpus } from '../../../support/read-corpus.ts';

let root: string;
let corpus: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'footnote-links-'));
  corpus = path.join(root, 'corpus');
  await mkdir(path.join(corpus, 'sub'), { recursive: true });
  await writeFile(path.join(root, '.env'), 'DISCORD_TOKEN=secret');
  await writeFile(path.join(corpus, 'a.md'), '# Apples\n\nApple text.');
});
afterEach(() => rm(root, { recursive: true }));

const OUTSIDE =
  'this link leads out of the corpus folder and is not followed; put a copy of the file there.';

describe('a link in the corpus folder', () => {
  test('that leads out of it is refused, whatever way it is written, and the rest loads', async () => {
    await symlink('../../.env', path.join(corpus, 'sub', 'notes.md'));
    await symlink(path.join(root, '.env'), path.join(corpus, 'sub', 'whole.md'));
    await symlink('..', path.join(corpus, 'up'));
    const { documents, problems } = await readCorpus(corpus);
    expect(documents.map(({ name }) => name)).toEqual(['a.md']);
    expect(problems).toEqual(
      ['sub/notes.md', 'sub/whole.md', 'up'].map((file) => ({
        file,
        line: null,
        message: OUTSIDE,
      })),
    );
  });

  test('that leads to itself or to nothing is refused', async () => {
    await symlink('loop.md', path.join(corpus, 'loop.md'));
    await symlink('gone.txt', path.join(corpus, 'lost.md'));
    const { names, refused } = await listFiles(corpus);
    expect(names).toEqual(['a.md']);
    expect(refused.map(({ message }) => message)).toEqual([
      'this link cannot be followed (it leads back to itself); mend or remove it.',
      'this link cannot be followed (it does not exist); mend or remove it.',
    ]);
  });

  test('that stays in it is followed, and the folder may be a link itself', async () => {
    await symlink('../a.md', path.join(corpus, 'sub', 'b.md'));
    await symlink('corpus', path.join(root, 'linked'));
    expect(await listFiles(path.join(root, 'linked'))).toEqual({
      names: ['a.md', 'sub/b.md'],
      refused: [],
    });
  });

  test('keeps the document back when it is its sidecar, which may say who is to see it', async () => {
    await writeFile(path.join(root, 'a.md.yml'), 'public: false\n');
    await symlink('../a.md.yml', path.join(corpus, 'a.md.yml'));
    await expect(readCorpus(corpus)).rejects.toThrow(/a\.md\.yml: this link leads out/);
  });
});
