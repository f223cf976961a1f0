import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { faqEntries } from '../../../../src/community/entries/faq-entries.ts';
import { serverFolder } from '../../../../src/corpus/document/document-server.ts';
import { documentsOf } from '../../../support/documents.ts';

const SERVER = '100000000000000001';
const NAME = `${serverFolder(SERVER)}faq.md`;

/** A librarian that writes what it is given and reads it again. */
async function world(before: string | null = null) {
  const dir = await mkdtemp(path.join(tmpdir(), 'footnote-entries-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const file = path.join(dir, NAME);
  await mkdir(path.dirname(file), { recursive: true });
  if (before !== null) await writeFile(file, before);
  const served = async () => {
    const text = await readFile(file, 'utf8').catch(() => null);
    return text === null ? [] : documentsOf({ [NAME]: text });
  };
  const stated: unknown[] = [];
  const put = async (load: () => Promise<Uint8Array>) => {
    await writeFile(file, await load());
    const [document] = await served();
    if (!document) throw new Error('a document was expected');
    return document;
  };
  const entries = faqEntries(dir, {
    add: async (submission, given) => {
      stated.push(given);
      return put(() => submission.load());
    },
    update: async (_, submission) => put(() => submission?.load() ?? Promise.reject()),
    status: async () => ({
      own: await served(),
      shared: documentsOf({ 'other.md': '---\nkey: OTHER\n---\n\nSomething else.\n' }),
      problems: [],
      doing: null,
      bytes: 0,
      limits: { documents: 9, bytes: 1e6, words: 1e6 },
    }),
  });
  const write = (question: string, answer: string) =>
    entries.write(SERVER, { question, answer }, () => {});
  return { write, stated, text: () => readFile(file, 'utf8') };
}

test('the first entry makes the document, with a key; the next ones are appended', async () => {
  const { write, stated } = await world();
  const first = await write('How do I join?', 'Ask a keeper.');
  expect(stated).toEqual([{ title: 'Questions and answers', key: 'FAQ' }]);
  expect(first.passages.map(({ text }) => text)).toEqual(['Ask a keeper.']);
  const second = await write('How do I leave?', 'Say so.\n\nNobody minds.');
  expect(second.document.passages.map(({ section }) => section.heading)).toContain(
    'How do I join?',
  );
  expect(second.passages.map(({ text }) => text).join('\n')).toContain('Nobody minds.');
  expect(stated).toHaveLength(1);
});

test('an entry reads as it was typed, whatever it looks like', async () => {
  const { write } = await world('# Ours\n\nBefore.');
  const question = '# Is *this* <b>a</b> `heading` & more?';
  const answer =
    '# No heading\n**not bold** ~~not struck~~ &copy; <script>x</script> [a](https://example.org)\n---\n===\n    indented\n:::note\n~~~\n| a | b |\n|---|---|\n2. two';
  const { passages, document } = await write(question, answer);
  expect(passages[0]?.section.heading).toBe(question);
  const read = passages.map(({ text }) => text).join('\n');
  for (const line of answer.split('\n')) expect(read).toContain(line.trim());
  expect(document.text).toContain('Before.');
});

test('what stands before and is not closed is told apart from an entry', async () => {
  const { write } = await world('# Ours\n\n```\nnot closed\n');
  expect((await write('How do I join?', 'Ask.')).passages).toEqual([]);
});
