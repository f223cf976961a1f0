import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { statedMetadata } from '../../../../src/corpus/document/metadata.ts';
import {
  type Incoming,
  prepareDocument,
  storeFiles,
} from '../../../../src/corpus/edit/add-document.ts';
import { removeDocument } from '../../../../src/corpus/edit/removed-documents.ts';
import { openCorpus } from '../../../../src/corpus/folder/open-corpus.ts';
import { sharedReader as reader } from '../../../support/shared-reader.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-add-'));
});
afterEach(() => rm(dir, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);
const readAll = () => openCorpus(dir, { reader }).read();
const add = async (incoming: Incoming) => {
  const prepared = await prepareDocument(incoming, await readAll(), reader);
  await storeFiles(dir, prepared.files, { overwrite: incoming.replace ?? false });
  return prepared.document;
};

describe('adding', () => {
  test('stores the file and a sidecar that says what was found, and reads back the same', async () => {
    const html =
      '<html lang="en"><head><title>Rules</title><meta name="author" content="Doe, Jane"></head><body><p>Be kind.</p></body></html>';
    const document = await add({
      name: 'web/rules.html',
      bytes: bytes(html),
      metadata: { public: false },
    });
    expect(document.metadata).toMatchObject({ key: 'RULES', title: 'Rules', public: false });
    expect(await readFile(path.join(dir, 'web/rules.html.yml'), 'utf8')).toBe(
      'key: RULES\ntitle: Rules\nlanguage: en\nauthor:\n  - Doe, Jane\npublic: false\n',
    );
    expect((await readAll()).documents).toEqual([document]);
  });

  test('leaves front matter to speak for itself', async () => {
    await add({ name: 'a.md', bytes: bytes('---\ntitle: A\n---\nText.') });
    expect(await readdir(dir)).toEqual(['a.md']);
  });

  test('gives a made-up key that is taken another number and refuses a stated one', async () => {
    await add({ name: 'a.md', bytes: bytes('# Rules\n\nFirst.') });
    expect((await add({ name: 'b.md', bytes: bytes('# Rules\n\nSecond.') })).metadata.key).toBe(
      'RULES-2',
    );
    await expect(
      add({ name: 'c.md', bytes: bytes('# Rules\n\nThird.'), metadata: { key: 'RULES' } }),
    ).rejects.toThrow(/"RULES" is already used/);
  });

  test('overwrites nothing unless told to, not even a file that is no document', async () => {
    await add({ name: 'a.md', bytes: bytes('First.') });
    await expect(add({ name: 'a.md', bytes: bytes('Second.') })).rejects.toThrow(/say --replace/);
    await writeFile(path.join(dir, 'broken.pdf'), 'mine');
    const html = { name: 'broken.md', bytes: bytes('Text.') };
    await add(html);
    await writeFile(path.join(dir, 'taken.md'), '---\nissued: soon\n---\nbroken');
    await expect(add({ name: 'taken.md', bytes: bytes('Text of it.') })).rejects.toThrow(
      /there already/,
    );
    expect(await readFile(path.join(dir, 'taken.md'), 'utf8')).toContain('soon');
    expect(await readdir(dir)).not.toContain('taken.md.yml');
    expect((await add({ name: 'a.md', bytes: bytes('Second.'), replace: true })).text).toBe(
      'Second.',
    );
  });

  test('refuses the same text twice, what cannot be read, and names that lead elsewhere', async () => {
    await add({ name: 'a.md', bytes: bytes('Same text.') });
    await expect(add({ name: 'b.txt', bytes: bytes('Same text.') })).rejects.toThrow(
      /there already: a\.md \(/,
    );
    const wrong = bytes('---\ntitle: X\n---\n');
    await expect(add({ name: 'd.md', bytes: wrong })).rejects.toThrow(/^d\.md:.* no text to cite/);
    await expect(add({ name: 'c.pdf', bytes: bytes('no') })).rejects.toThrow(
      /c\.pdf: the PDF is damaged/,
    );
    for (const name of [
      '../x.md',
      '/x.md',
      'a/../../x.md',
      '.x.md',
      'a/.b/x.md',
      'a\\x.md',
      'x\n.md',
    ]) {
      await expect(add({ name, bytes: bytes('Text.') }), name).rejects.toThrow(
        /name cannot be used/,
      );
    }
    expect((await readdir(dir)).sort()).toEqual(['a.md', 'a.md.yml']);
  });

  test('can store Markdown instead, with the same passages', async () => {
    const csv = 'question,answer\nWho writes _this_?,The *keeper* does.\nWhen?,# At night.\n';
    const stored = await add({ name: 'faq.csv', bytes: bytes(csv), asMarkdown: true });
    expect(await readdir(dir)).toEqual(['faq.md']);
    const [back] = (await readAll()).documents;
    expect(back?.sections.map(({ heading }) => heading)).toEqual(['Who writes _this_?', 'When?']);
    expect(back?.metadata).toEqual(stored.metadata);
    expect(back?.passages.map(({ text }) => text.replace(/\\(?=\W)/g, ''))).toEqual([
      'The *keeper* does.',
      '# At night.',
    ]);
  });

  test('removing moves the document and its sidecar out of sight and deletes nothing', async () => {
    await add({ name: 'a/b.md', bytes: bytes('Text.') });
    const folder = await removeDocument(dir, 'a/b.md');
    expect((await readAll()).documents).toEqual([]);
    expect((await readdir(path.join(folder, 'a'))).sort()).toEqual(['b.md', 'b.md.yml']);
  });
});

describe('a name that another disk would not take', () => {
  test.each([
    ['CON.md', /"CON\.md" is the name of a device on Windows; give it another name/],
    ['nul', /"nul" is the name of a device on Windows/],
    ['rules/Aux.txt', /"Aux\.txt" is the name of a device on Windows/],
    ['com1.tar.md', /is the name of a device/],
    ['rules./a.md', /"rules\." ends in a full stop or a space, which Windows drops/],
    ['rules /a.md', /"rules " ends in a full stop or a space/],
  ])('is refused: %s', async (name, reason) => {
    await expect(add({ name, bytes: bytes('Be kind.') })).rejects.toThrow(reason);
    expect(await readdir(dir)).toEqual([]);
  });

  test.each(['console.md', 'com10.md', 'aux-rules.md', 'a.b.md', 'nul_.md'])(
    'is told from one that is like it: %s',
    async (name) => {
      await add({ name, bytes: bytes('Be kind.') });
      expect(await readdir(dir)).toContain(name);
    },
  );

  test('is refused beside one that differs in letter case or in how accents are encoded', async () => {
    await add({ name: 'Règles.md', bytes: bytes('Be kind.') });
    for (const name of ['règles.md', 'RÈGLES.MD', 'Re\u0300gles.md']) {
      await expect(add({ name, bytes: bytes('Be fair.') })).rejects.toThrow(
        /Règles\.md is there already, and some disks take the two names for one; give the file another name/,
      );
    }
    expect((await readAll()).documents).toHaveLength(1);
  });

  test('is read all the same where it lies there, and named', async () => {
    await Promise.all(
      ['Rules.md', 'rules.md', 'aux.md'].map((name) =>
        writeFile(path.join(dir, name), `Rule of ${name}.`),
      ),
    );
    const { documents, problems } = await readAll();
    expect(documents).toHaveLength(3);
    expect(problems.map(({ file, kind, message }) => `${kind} ${file} ${message}`)).toEqual([
      'advice aux.md "aux.md" is the name of a device on Windows; give it another name.',
      'advice rules.md is the same name as Rules.md but for letter case or accents, and some disks hold one of the two alone; rename it.',
    ]);
  });
});

describe('a title that nobody can see', () => {
  const INVISIBLE = '\u202e\u2066\u2069\u200b';

  test('is refused where it is stated', () => {
    expect(() => statedMetadata({ title: INVISIBLE })).toThrow(
      '"title" holds nothing that can be seen; give it a value or leave the line out.',
    );
    expect(() => statedMetadata({ title: '\u3164' })).toThrow(/nothing that can be seen/);
    expect(statedMetadata({ title: `${INVISIBLE}a` }).title).toBe(`${INVISIBLE}a`);
  });

  test.each([
    `---\ntitle: "${INVISIBLE}"\n---\n\nBe kind.\n`,
    `# ${INVISIBLE}\n\nBe kind.\n`,
    `---\ntitle: "\u2800"\n---\n\nBe kind.\n`,
  ])('gives way to the name of the file: %j', async (text) => {
    const document = await add({ name: 'house-rules.md', bytes: bytes(text) });
    expect(document.metadata.title).toBe('house rules');
    expect(document.metadata.key).toBe('HOUSE-RULES');
  });
});
