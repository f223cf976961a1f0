import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type LiveLibrary, openLiveLibrary } from '../../../src/app/live-library.ts';
import { parseSettings } from '../../../src/app/settings.ts';
import { indexShelf } from '../../../src/app/shelves/indexed-shelf.ts';
import { openCorpus } from '../../../src/corpus/folder/open-corpus.ts';
import { checkQuote } from '../../../src/quotes/check/quote-check.ts';
import { joinedIndexSteps } from '../../../src/quotes/index/quote-index.ts';
import { joinedLibrarySteps } from '../../../src/retrieval/index/build-library.ts';
import type { Library } from '../../../src/retrieval/library.ts';
import { runSync } from '../../../src/system/yielding.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { sharedReader as reader } from '../../support/shared-reader.ts';

let folder: string;
let dir: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'footnote-served-'));
  dir = path.join(folder, 'corpus');
  dataDir = path.join(folder, 'data');
  await mkdir(dir);
  await writeFile(path.join(dir, 'a.md'), 'The lighthouse keeper trimmed the lamp at dawn.');
  await writeFile(path.join(dir, 'b.md'), 'The baker of the harbour feeds the sourdough.');
});
afterEach(() => rm(folder, { recursive: true }));

const serve = async (): Promise<LiveLibrary> => {
  const settings = parseSettings({ CORPUS_DIR: dir, DATA_DIR: dataDir });
  const served = await openLiveLibrary(settings, memoryLog().log, { reader });
  onTestFinished(() => served.close());
  return served;
};
const namesFor = async (library: Library, question: string) =>
  (await library.search(question)).hits.map(({ passage }) => passage.document.name);

test('what changed on disk is answered from once all of it is ready, and not before', async () => {
  const served = await serve();
  const before = served.shared();
  await served.quoteIndex(before);
  const quote = 'Ships with ropes wait at the quay';
  const told: (readonly string[])[] = [];
  await served.follow((documents) => {
    told.push(documents.map(({ name }) => name));
    expect(served.shared()).toBe(before);
  });
  await writeFile(path.join(dir, 'b.md'), `${quote}.`);
  await served.reread(null);
  expect(told).toEqual([
    ['a.md', 'b.md'],
    ['a.md', 'b.md'],
  ]);
  const after = served.shared();
  expect(checkQuote(await served.quoteIndex(after), quote).kind).toBe('exact');
  expect(await namesFor(after, 'ropes')).toEqual(['b.md']);
  expect(await namesFor(after, 'lighthouse')).toEqual(['a.md']);
  expect(await namesFor(await served.seenIn(null), 'sourdough')).toEqual([]);
  expect(await namesFor(before, 'sourdough')).toEqual(['b.md']);
  expect(await namesFor(before, 'ropes')).toEqual([]);
});

test('a second start answers as the first one did', async () => {
  const questions = ['Who trimmed the lamp?', 'What does the baker feed?', 'lighthose'];
  const answers = ({ ask }: Library) => questions.map((question) => ask(question));
  const first = await serve();
  const expected = answers(first.shared());
  await first.close();
  expect(answers((await serve()).shared())).toEqual(expected);
});

test('records that go from the disk between reading and indexing are made again', async () => {
  const first = openCorpus(dir, { reader, dataDir });
  await first.read();
  await first.close();
  const open = openCorpus(dir, { reader, dataDir });
  onTestFinished(() => open.close());
  const { documents } = await open.read();
  await rm(path.join(dataDir, 'library'), { recursive: true });
  const { segment, words } = await indexShelf(open, documents);
  const library = runSync(joinedLibrarySteps([segment]));
  expect(await namesFor(library, 'lighthouse')).toEqual(['a.md']);
  const index = runSync(joinedIndexSteps([await words()]));
  expect(checkQuote(index, 'The lighthouse keeper trimmed the lamp').kind).toBe('exact');
});
