import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8 } from 'fflate';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  ANALYSING_THREAD,
  preparedTerms,
  preparedWords,
} from '../../../src/app/analysis-thread.ts';
import { openCorpus } from '../../../src/corpus/folder/open-corpus.ts';
import { fromRecord } from '../../../src/corpus/reader/file-record.ts';
import { isolatedReader, type ReadingThread } from '../../../src/corpus/reader/isolated-reader.ts';
import { documentWords } from '../../../src/quotes/index/document-words.ts';
import { documentTerms } from '../../../src/retrieval/terms/document-terms.ts';
import { builtProgram } from '../../support/built-program.ts';
import { afterTheLimit, aLimitIsSet } from '../../support/fake-time.ts';

const reader = isolatedReader({ thread: ANALYSING_THREAD });
afterAll(() => reader.close());

describe('the reading thread of the bot', () => {
  test('prepares a document as the main thread would, from a file and from the snapshot', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'footnote-thread-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    const text =
      '# Harbours\n\nThe National Harbour League (NHL) meets in cafés.\n\n## Ships\n\nMany.';
    await writeFile(path.join(dir, 'a.md'), text);
    for (let run = 0; run < 2; run += 1) {
      const open = openCorpus(dir, { reader, dataDir: path.join(dir, '.data') });
      const [document] = (await open.read()).documents;
      if (!document) throw new Error('no document');
      const [terms, words] = [preparedTerms(open), preparedWords(open)];
      expect(terms.vocabulary(document)).toEqual(documentTerms(document).vocabulary);
      expect(terms.tokens(document)).toEqual(documentTerms(document).tokens);
      expect(words.forms(document)).toEqual(documentWords(document).forms);
      expect(words.places(document)).toEqual(documentWords(document).places);
      await open.close();
    }
  });

  test('keeps nothing prepared of a document that was forgotten and is in no snapshot', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'footnote-thread-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    await writeFile(path.join(dir, 'a.md'), 'Many ships.');
    const open = openCorpus(dir, { reader });
    const [document] = (await open.read()).documents;
    if (!document) throw new Error('no document');
    const [terms, words] = [preparedTerms(open), preparedWords(open)];
    expect(terms.vocabulary(document)).toEqual(documentTerms(document).vocabulary);
    open.forgetPrepared([document]);
    expect(terms.vocabulary(document)).toBeUndefined();
    expect(words.places(document)).toBeUndefined();
    await open.close();
  });

  test('reads a file that is only looked at as one that is kept', async () => {
    const source = { name: 'a.md', bytes: strToU8('Text.') };
    const parsed = await reader.read(source);
    expect(parsed).toEqual(fromRecord(await reader.readRecord(source)));
  });
});

/** Its analysis never ends. */
async function endlessThread(): Promise<ReadingThread> {
  const file = await builtProgram('tests/fixtures/reading/endless-thread.ts');
  return { module: pathToFileURL(file), version: 'endless' };
}

test('limits hold for what a thread prepares, and the next file is read', async () => {
  const strict = isolatedReader({ thread: await endlessThread() });
  onTestFinished(() => strict.close());
  const source = { name: 'a.md', bytes: strToU8('Text.') };
  const parsed = await afterTheLimit(60, async () => fromRecord(await strict.readRecord(source)));
  expect(parsed).toMatchObject({
    faults: [{ message: expect.stringMatching(/^reading took longer than 60 seconds/) }],
  });
  expect((await strict.read(source)).ok).toBe(true);
});

test('a small file of one server is read while another’s goes on and on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const fair = isolatedReader({ thread: await endlessThread() });
  let hasEnded = false;
  const bytes = strToU8('Text.');
  const endless = fair
    .readRecord({ name: 'servers/100000000000000001/a.md', bytes })
    .finally(() => {
      hasEnded = true;
    });
  const small = fair.read({ name: 'servers/100000000000000002/b.md', bytes });
  await aLimitIsSet();
  // Long enough to see that it is no quick one.
  vi.advanceTimersByTime(5_000);
  expect((await small).ok).toBe(true);
  expect(hasEnded).toBe(false);
  await fair.close();
  expect(fromRecord(await endless)).toMatchObject({
    faults: [{ message: 'reading was stopped because the program ends.' }],
  });
});
