import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { fromRecord, preparedIn } from '../../../../src/corpus/reader/file-record.ts';
import {
  type IsolatedReader,
  isolatedReader,
} from '../../../../src/corpus/reader/isolated-reader.ts';
import { afterTheLimit } from '../../../support/fake-time.ts';
import { docxOf, HOSTILE, pdfWithContent, wordParagraph } from '../../../support/hostile-files.ts';
import { readCorpus } from '../../../support/read-corpus.ts';

const readers: IsolatedReader[] = [];
const reader = (...settings: Parameters<typeof isolatedReader>) => {
  const made = isolatedReader(...settings);
  readers.push(made);
  return made;
};
const shared = isolatedReader();
afterAll(() => shared.close());
afterEach(async () => {
  for (const made of readers.splice(0)) await made.close();
});
const good = { name: 'good.md', bytes: strToU8('# Good\n\nGood text.') };

test('without a thread that prepares, documents are read all the same', async () => {
  const record = await shared.readRecord({ name: 'a.md', bytes: strToU8('Text.') });
  expect(fromRecord(record)).toMatchObject({ ok: true, document: { text: 'Text.' } });
  expect(preparedIn(record, 'vocabulary')).toBeUndefined();
});

describe('a hostile file', () => {
  test.each(Object.entries(HOSTILE))(
    '%s ends in one sentence or in its words alone',
    async (name, [make, told]) => {
      const parsed = await shared.read({ name, bytes: make() });
      if (told === null) {
        expect(parsed).toMatchObject({ ok: true });
        const text = parsed.ok
          ? parsed.document.passages.map((passage) => passage.text).join()
          : '';
        expect(text).toContain('Harmless words.');
        expect(text).not.toMatch(/root:|process\.exit/);
      } else {
        expect(parsed).toEqual({
          ok: false,
          faults: [expect.objectContaining({ message: expect.stringMatching(told) })],
        });
      }
      const after = await shared.read(good);
      expect(after.ok).toBe(true);
    },
  );

  test('what was left out of a harmless one is said', async () => {
    const notesOf = async (name: string) => {
      const parsed = await shared.read({ name, bytes: HOSTILE[name]?.[0]() ?? new Uint8Array() });
      return parsed.ok ? parsed.document.notes.join() : '';
    };
    expect(await notesOf('macros.docm')).toBe('the file holds macros, which were left out.');
    expect(await notesOf('passwd.epub')).toContain('"../../etc/passwd"');
  });

  test('a Word file that links to a file of the machine does not bring it in', async () => {
    const rels = (target: string) =>
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}" TargetMode="External"/></Relationships>`;
    const image = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const bytes = docxOf(wordParagraph('Words.') + image, {
      'word/_rels/document.xml.rels': strToU8(rels('file:///etc/passwd')),
    });
    const parsed = await shared.read({ name: 'link.docx', bytes });
    expect(parsed.ok ? parsed.document.text : parsed.faults).toBe('Words.');
  });
});

test('the thread is given none of the settings of the process, the token among them', async () => {
  vi.stubEnv('DISCORD_TOKEN', 'MTEw.secret.token');
  onTestFinished(() => void vi.unstubAllEnvs());
  const module = new URL('../../../fixtures/reading/environment-thread.mjs', import.meta.url);
  const told = await reader({ thread: { module, version: 'environment' } }).read(good);
  expect(told).toEqual({
    ok: false,
    faults: [{ line: null, message: 'the file cannot be read (settings: none).' }],
  });
});

describe('the limits', () => {
  const blanks = Buffer.alloc(100 * 1024 * 1024, 32);
  const bomb = pdfWithContent(blanks);
  // What is let go while a file is read would hide what the reading takes.
  afterAll(() => expect(blanks.length).toBeGreaterThan(bomb.length));

  test('on time stop a file, and the next one gets a new thread', async () => {
    const slow = { name: 'slow.pdf', bytes: bomb };
    const strict = reader({ memory: 4096 });
    expect(await afterTheLimit(60, () => strict.read(slow))).toMatchObject({
      faults: [{ message: expect.stringMatching(/^reading took longer than 60 seconds/) }],
    });
    expect((await strict.read(good)).ok).toBe(true);
  });

  test('on memory count what lies outside the heap: a packed stream of blanks', async () => {
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const strict = reader({ memory: 60 });
    expect(await strict.read({ name: 'bomb.pdf', bytes: bomb })).toMatchObject({
      faults: [{ message: expect.stringMatching(/^reading needed more than 60 MiB/) }],
    });
    expect((await strict.read(good)).ok).toBe(true);
  });

  test('on size are looked at before a file is opened, and the rest of the folder loads', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'footnote-large-'));
    try {
      const handle = await open(path.join(dir, 'large.pdf'), 'w');
      await handle.truncate(2 * 1024 ** 3);
      await handle.close();
      await writeFile(path.join(dir, 'good.md'), 'Good text.');
      const { documents, problems } = await readCorpus(dir, { reader: shared });
      expect(documents).toHaveLength(1);
      expect(problems).toEqual([
        {
          file: 'large.pdf',
          line: null,
          message: 'the file is larger than 64 MiB; split it into parts.',
        },
      ]);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
