import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { ANALYSING_THREAD } from '../../../src/app/analysis-thread.ts';
import { indexCorpus } from '../../../src/app/indexed-corpus.ts';
import { type LiveLibrary, openLiveLibrary } from '../../../src/app/live-library.ts';
import { parseSettings } from '../../../src/app/settings.ts';
import { openCorpus } from '../../../src/corpus/folder/open-corpus.ts';
import { isolatedReader } from '../../../src/corpus/reader/isolated-reader.ts';
import { checkQuote } from '../../../src/quotes/check/quote-check.ts';
import { joinedIndexSteps } from '../../../src/quotes/index/quote-index.ts';
import type { Library } from '../../../src/retrieval/library.ts';
import { runSync } from '../../../src/system/yielding.ts';
import { memoryLog } from '../../support/memory-log.ts';

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
  const served = await openLiveLibrary(settings, memoryLog().log);
  onTestFinished(() => served.close());
  return served;
};
const namesFor = async (library: Library, question: string) =>
  (await library.search(question)).hits.map(({ passage }) => passage.document.name);

test('what changed on disk is answered from once all of it is ready, and not before', async () => {
  const served = await serve();
  const before = served.whole();
  const quote = 'Ships with ropes wait at the quay';
  const seen: unknown[] = [];
  await served.follow(async (next) => {
    const index = await served.quoteIndex(next.documents);
    seen.push(await namesFor(next, 'ropes'), checkQuote(index, quote).kind);
    seen.push(await namesFor(served.whole(), 'ropes'), served.whole() === before);
  });
  await writeFile(path.join(dir, 'b.md'), `${quote}.`);
  await served.reread();
  expect(seen).toEqual([['b.md'], 'exact', [], true]);
  expect(await namesFor(served.whole(), 'ropes')).toEqual(['b.md']);
  expect(await namesFor(served.whole(), 'lighthouse')).toEqual(['a.md']);
  expect(await namesFor(served.seenIn(null), 'sourdough')).toEqual([]);
  expect(await namesFor(before, 'sourdough')).toEqual(['b.md']);
  expect(await namesFor(before, 'ropes')).toEqual([]);
});

test('a second start answers as the first one did', async () => {
  const questions = ['Who trimmed the lamp?', 'What does the baker feed?', 'lighthose'];
  const answers = ({ ask }: Library) => questions.map((question) => ask(question));
  const first = await serve();
  const expected = answers(first.whole());
  await first.close();
  expect(answers((await serve()).whole())).toEqual(expected);
});

test('records that go from the disk between reading and indexing are made again', async () => {
  const reader = isolatedReader({ thread: ANALYSING_THREAD });
  const first = openCorpus(dir, { reader, dataDir });
  await first.read();
  await first.close();
  const open = openCorpus(dir, { reader, dataDir });
  onTestFinished(async () => {
    await reader.close();
    await open.close();
  });
  const { documents } = await open.read();
  await rm(path.join(dataDir, 'library'), { recursive: true });
  const { library, words } = await indexCorpus(open, documents, {});
  expect(await namesFor(library, 'lighthouse')).toEqual(['a.md']);
  const index = runSync(joinedIndexSteps([words]));
  expect(checkQuote(index, 'The lighthouse keeper trimmed the lamp').kind).toBe('exact');
});
