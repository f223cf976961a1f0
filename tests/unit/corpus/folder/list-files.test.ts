import { chmod, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { listFiles } from '../../../../src/corpus/folder/list-files.ts';
import { openCorpus } from '../../../../src/corpus/folder/open-corpus.ts';
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
      closed: [],
    });
  });

  test('to the documents of another server is refused, from everywhere but that server', async () => {
    const [own, other] = ['100000000000000001', '100000000000000002'];
    for (const id of [own, other])
      await mkdir(path.join(corpus, 'servers', id), { recursive: true });
    const rules = path.join(corpus, 'servers', own, 'rules.md');
    await writeFile(rules, 'Rules of one server.');
    await symlink(rules, path.join(corpus, 'rules.md'));
    await symlink(rules, path.join(corpus, 'servers', other, 'theirs.md'));
    await symlink('rules.md', path.join(corpus, 'servers', own, 'again.md'));
    await symlink('../../a.md', path.join(corpus, 'servers', own, 'shared.md'));
    await symlink(path.join('servers', own), path.join(corpus, 'folder'));
    const { names, refused } = await listFiles(corpus);
    expect(names).toEqual([
      'a.md',
      `servers/${own}/again.md`,
      `servers/${own}/rules.md`,
      `servers/${own}/shared.md`,
    ]);
    const message =
      "this link leads to another server's documents and is not followed; put a copy of the file there.";
    expect(refused).toEqual(
      ['folder', 'rules.md', `servers/${other}/theirs.md`].map((file) => ({
        file,
        line: null,
        message,
      })),
    );
  });

  test('to a folder is named, since its files are not read twice', async () => {
    await symlink('sub', path.join(corpus, 'again'));
    expect((await listFiles(corpus)).refused).toEqual([
      {
        file: 'again',
        line: null,
        message: 'this link leads to a folder and is not followed; put the folder itself there.',
      },
    ]);
  });

  test('keeps the document back when it is its sidecar, which may say who is to see it', async () => {
    await writeFile(path.join(root, 'a.md.yml'), 'public: false\n');
    await symlink('../a.md.yml', path.join(corpus, 'a.md.yml'));
    await expect(readCorpus(corpus)).rejects.toThrow(/a\.md\.yml: this link leads out/);
  });
});

describe('a sub-folder', () => {
  /** As `lost+found` at the top of a mounted volume answers anyone but root. */
  const closedFolder = (name: string, code: string) => async (folder: string) => {
    if (path.basename(folder) === name) throw Object.assign(new Error(code), { code });
    return readdir(folder, { withFileTypes: true });
  };

  test('that cannot be read costs itself, and is named', async () => {
    await mkdir(path.join(corpus, 'lost+found'));
    await writeFile(path.join(corpus, 'lost+found', 'b.md'), 'Text.');
    expect(await listFiles(corpus, closedFolder('lost+found', 'EACCES'))).toEqual({
      names: ['a.md'],
      refused: [
        {
          file: 'lost+found',
          line: null,
          message: 'the folder cannot be read (permission denied), and nothing in it is.',
        },
      ],
      closed: ['lost+found/'],
    });
  });

  // Root may read every folder.
  test.skipIf(process.getuid?.() === 0)(
    'that closes later leaves its documents served',
    async () => {
      const below = path.join(corpus, 'sub');
      await writeFile(path.join(below, 'b.md'), 'Text of B.');
      const open = openCorpus(corpus);
      onTestFinished(() => open.close());
      const names = async () => (await open.read()).documents.map(({ name }) => name);
      expect(await names()).toEqual(['a.md', 'sub/b.md']);
      await chmod(below, 0);
      expect(await names()).toEqual(['a.md', 'sub/b.md']);
      await chmod(below, 0o700);
      await rm(path.join(below, 'b.md'));
      expect(await names()).toEqual(['a.md']);
    },
  );

  test('that goes while the folder is listed is passed over', async () => {
    const { names, refused } = await listFiles(corpus, closedFolder('sub', 'ENOENT'));
    expect([names, refused]).toEqual([['a.md'], []]);
  });

  test('of the servers in any other spelling is named file by file and shown to nobody', async () => {
    for (const folder of [
      'Servers/100000000000000001',
      'servers/rules',
      'server/100000000000000001',
    ]) {
      await mkdir(path.join(corpus, folder), { recursive: true });
      await writeFile(path.join(corpus, folder, 'secret.md'), 'For one server alone.');
    }
    const { documents, problems } = await readCorpus(corpus);
    expect(documents.map(({ name }) => name)).toEqual(['a.md']);
    expect(problems.map(({ file, message }) => [file, /shown to nobody/.test(message)])).toEqual([
      ['Servers/100000000000000001/secret.md', true],
      ['server/100000000000000001/secret.md', true],
      ['servers/rules/secret.md', true],
    ]);
  });
});

test('the top folder alone stops the reading when it cannot be listed', async () => {
  await rename(corpus, path.join(root, 'gone'));
  await expect(listFiles(corpus)).rejects.toThrow(/cannot be read \(it does not exist\)/);
});

describe('the files of a shelf', () => {
  const ID = '100000000000000001';
  const listed = async (shelf: string | null) => {
    const { names, refused } = await listFiles(corpus, undefined, shelf);
    return { names, refused: refused.map(({ file }) => file) };
  };

  test('are a server’s own, or everyone’s with what is misplaced', async () => {
    for (const folder of [ID, `${ID}/sub`, '100000000000000002', '123']) {
      await mkdir(path.join(corpus, 'servers', folder), { recursive: true });
      await writeFile(path.join(corpus, 'servers', folder, 'a.md'), 'Text.');
    }
    expect(await listed(ID)).toEqual({
      names: [`servers/${ID}/a.md`, `servers/${ID}/sub/a.md`],
      refused: [],
    });
    expect(await listed(null)).toEqual({ names: ['a.md'], refused: ['servers/123/a.md'] });
    expect(await listed('100000000000000009')).toEqual({ names: [], refused: [] });
  });

  test('are none where the server’s folder is a link', async () => {
    await mkdir(path.join(corpus, 'servers'));
    await symlink('../sub', path.join(corpus, 'servers', ID));
    await writeFile(path.join(corpus, 'sub', 'a.md'), 'Text.');
    expect(await listed(ID)).toEqual({ names: [], refused: [] });
    expect(await listed(null)).toEqual({ names: ['a.md', 'sub/a.md'], refused: [`servers/${ID}`] });
  });
});
