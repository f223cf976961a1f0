import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { analysisCache, type PreparedPart } from '../../../../src/corpus/reader/analysis-cache.ts';
import { fromRecord, toRecord } from '../../../../src/corpus/reader/file-record.ts';
import type { IsolatedReader } from '../../../../src/corpus/reader/isolated-reader.ts';
import { readFile, type SourceBytes } from '../../../../src/corpus/reader/read-file.ts';

/** Reads in this thread; of each document it prepares a count, which is a number, and a name. */
const reader: IsolatedReader = {
  version: 'test',
  read: async (source) => fromRecord(await reader.readRecord(source)),
  readRecord: async (source) =>
    toRecord(await readFile(source, ({ name }) => ({ count: name.length, name }))),
  close: async () => {},
};

const COUNT: PreparedPart<number> = {
  name: 'count',
  is: (value): value is number => typeof value === 'number',
};

async function read(source: SourceBytes) {
  const cache = analysisCache(reader, null);
  const parsed = await cache.read(source, '', false);
  if (!parsed.ok) throw new Error('not read');
  return { cache, document: parsed.document };
}

const SOURCE: SourceBytes = { name: 'a.md', bytes: strToU8('Text.') };

test('a part that was prepared of a document is had until it is forgotten', async () => {
  const { cache, document } = await read(SOURCE);
  expect(cache.preparedOf(document, COUNT)).toBe('a.md'.length);
  cache.forget([document]);
  expect(cache.preparedOf(document, COUNT)).toBeUndefined();
});

test('what is of another kind under the name of a part is not taken for it', async () => {
  const { cache, document } = await read(SOURCE);
  expect(cache.preparedOf(document, { ...COUNT, name: 'name' })).toBeUndefined();
  expect(cache.preparedOf(document, { ...COUNT, name: 'nothing' })).toBeUndefined();
});
