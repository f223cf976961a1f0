import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AddRequest } from '../../../src/cli/corpus-add.ts';
import {
  add,
  type CorpusCommandContext,
  check,
  exportDocuments,
  list,
  remove,
} from '../../../src/cli/corpus-commands.ts';
import { runNode } from '../../support/process.ts';
import { sharedReader as reader } from '../../support/shared-reader.ts';

const FIXTURES = 'tests/fixtures/formats';

let dir: string;
let said: string[];
let complaints: string[];
let context: CorpusCommandContext;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-context-'));
  said = [];
  complaints = [];
  context = {
    dir,
    reader,
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  };
});
afterEach(() => rm(dir, { recursive: true }));

const request = (sources: string[], more: Partial<AddRequest> = {}): AddRequest => ({
  sources,
  metadata: {},
  folder: '',
  replace: false,
  asMarkdown: false,
  dryRun: false,
  ...more,
});

test('add stores what can be read, says what was read of it, and names what was refused', async () => {
  const sources = [
    `${FIXTURES}/libreoffice/columns.pdf`,
    `${FIXTURES}/libreoffice/locked.pdf`,
    'http://127.0.0.1:9/rules',
    'nowhere.pdf',
    'picture.png',
  ];
  expect(await add(context, request(sources))).toBe(1);
  const [table = '', note] = said;
  const [head, row] = table.split('\n');
  expect(head).toMatch(/^TITLE +KEY +LANG +SECTIONS +PASSAGES +PAGES +WORDS +NOTES$/);
  expect(row).toMatch(/^The Lighthouse Keeper’s Handbook +LIGHTHOUSE +en +9 +\d+ +5 +\d+ +1$/);
  expect(note).toMatch(/^columns\.pdf: \d words hyphenated/);
  expect(complaints).toEqual([
    'locked.pdf: the PDF is locked with a password; save a copy without one.',
    'http://127.0.0.1:9/rules is not fetched: 127.0.0.1 is not on the public internet.',
    'nowhere.pdf cannot be opened (it does not exist).',
    'picture.png: .png files are not read.',
  ]);
  expect((await readdir(dir)).sort()).toEqual(['columns.pdf', 'columns.pdf.yml']);
});

test('add takes what is stated over what the file says, and a dry run stores nothing', async () => {
  const source = [`${FIXTURES}/pandoc/handbook.epub`];
  const metadata = { key: 'LH', title: 'Handbook' };
  expect(await add(context, request(source, { metadata, dryRun: true }))).toBe(0);
  expect(await readdir(dir)).toEqual([]);
  expect(await add(context, request(source, { metadata, folder: 'books/' }))).toBe(0);
  const sidecar = await readFile(path.join(dir, 'books/handbook.epub.yml'), 'utf8');
  expect(sidecar).toContain('key: LH\ntitle: Handbook\n');
});

test('add takes a folder, and names what in it is not read or was left out', async () => {
  const from = await mkdtemp(path.join(tmpdir(), 'footnote-sources-'));
  await writeFile(path.join(from, 'a.md'), '---\nissued: soon\n---\n# A\n\nText of A.');
  await writeFile(path.join(from, 'b.txt'), 'Text of B.');
  await writeFile(path.join(from, 'logo.png'), 'x');
  expect(await add(context, request([from]))).toBe(0);
  expect((await readdir(dir)).filter((name) => !name.endsWith('.yml'))).toEqual(['a.md', 'b.txt']);
  expect(complaints).toEqual([
    expect.stringMatching(/^a\.md:2: "issued" must be .* it was left out\.$/),
    `${path.join(from, 'logo.png')}: .png files are not read.`,
  ]);
  await rm(from, { recursive: true });
});

test('check names problems by file and line and fails', async () => {
  await writeFile(path.join(dir, 'bad.md'), '---\nissued: soon\n---\nText.');
  await writeFile(path.join(dir, 'good.md'), '# Good\n\nText.');
  expect(await check(context, false)).toBe(1);
  expect(said).toEqual([
    'problem  bad.md:2: "issued" must be a real date: 2018, 2018-05 or 2018-05-31; it was left out.',
    'advice   bad.md: states no author, no issued, no url or publisher; citations will do without.',
    'advice   bad.md: has no title of its own; its file name stands in.',
    'advice   good.md: states no author, no issued, no url or publisher; citations will do without.',
    'documents: 2, passages: 2, problems: 1, advice: 3',
  ]);
  await rm(path.join(dir, 'bad.md'));
  expect(await check(context, false)).toBe(0);
  expect(await check(context, true)).toBe(1);
});

test('list, export and remove go by key or file name', async () => {
  await writeFile(path.join(dir, 'good.md'), '# Good\n\nText.');
  await list(context, true);
  expect(JSON.parse(said.pop() ?? '')).toMatchObject({
    file: 'good.md',
    key: 'GOOD',
    words: 2,
    pages: null,
  });
  await exportDocuments(context, ['good'], undefined);
  expect(JSON.parse(said.pop() ?? '')).toMatchObject({
    citation: expect.stringMatching(/^GOOD:1\.1~/),
    text: 'Text.',
  });
  const out = path.join(dir, '.out');
  await exportDocuments(context, [], out);
  expect(await readFile(path.join(out, 'GOOD.md'), 'utf8')).toContain('# Good\n\nText.');
  await expect(exportDocuments(context, [], out)).rejects.toThrow(/there already/);
  await expect(remove(context, ['good.md', 'nowhere'])).rejects.toThrow(
    /No document is called "nowhere"/,
  );
  expect(await readdir(dir)).toContain('good.md');
  expect(await remove(context, ['good.md'])).toBe(0);
  expect((await readdir(dir)).sort()).toEqual(['.out', '.removed']);
});

test('the program explains itself, and a slip in the options is usage, not a stack', async () => {
  const run = async (...args: string[]): Promise<[status: number, output: string]> => {
    const program = runNode('src/cli/corpus.ts', args);
    return [await program.exit, program.output()];
  };
  const [help, slip] = await Promise.all([run('--help'), run('add', 'x.md', '--key', 'no key')]);
  expect(help[0]).toBe(0);
  for (const name of ['add', 'check', 'list', 'remove', 'export']) expect(help[1]).toContain(name);
  expect(slip).toEqual([2, '"key" must be 2 to 12 of A-Z, 0-9 and "-", such as RULES-2.\n']);
});

test('documents of two servers may have one key; a file name or another folder tells them apart', async () => {
  const [one, two] = ['servers/100000000000000001', 'servers/100000000000000002'];
  await writeFile(path.join(dir, 'rules.md'), '# Rules\n\nFor everyone.');
  const outside = await mkdtemp(path.join(tmpdir(), 'footnote-context-'));
  const file = path.join(outside, 'gate.md');
  for (const [folder, text] of [
    [one, 'Noon.'],
    [two, 'Midnight.'],
  ] as const) {
    await writeFile(file, `# Gate\n\n${text}`);
    expect(await add(context, request([file], { folder }))).toBe(0);
  }
  expect(said.join('\n')).not.toContain('GATE-2');
  await expect(remove(context, ['GATE'])).rejects.toThrow(
    `Several documents have the key "GATE": ${one}/gate.md and ${two}/gate.md. Name the file.`,
  );
  expect(await exportDocuments(context, [], path.join(outside, 'out'))).toBe(0);
  const exported = await readFile(path.join(outside, 'out', two, 'GATE.md'), 'utf8');
  expect(exported).toContain('Midnight.');
  expect(await remove(context, [`${one}/gate.md`])).toBe(0);
  said = [];
  await list(context, true);
  expect(said).toHaveLength(2);
  await rm(outside, { recursive: true });
});
