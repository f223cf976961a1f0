import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize } from 'node:v8';
import { expect, test } from 'vitest';
import { prepareForIndexes } from '../../../src/app/prepare-for-indexes.ts';
import { packParsed } from '../../../src/corpus/reader/packed-document.ts';
import { readFile } from '../../../src/corpus/reader/read-file.ts';
import { READING_VERSION } from '../../../src/corpus/reader/reading-version.ts';

const FOLDERS = ['tests/fixtures/reading/formats', 'tests/fixtures/formats'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => path.posix.join(entry.parentPath.split(path.sep).join('/'), entry.name)),
).sort();

/** Typed arrays as lists; everything else as it is. */
const plain = (_: string, value: unknown): unknown =>
  ArrayBuffer.isView(value) ? Array.from(value as Uint32Array) : value;

test(`when this fails, kept analyses are stale: raise READING_VERSION (${READING_VERSION}) and run npx vitest run tests/unit/app/reading-version.test.ts -u`, async () => {
  const digests: Record<string, string> = {};
  for (const file of files) {
    const source = { name: path.basename(file), bytes: readFileSync(file) };
    const { parsed, prepared } = await readFile(source, prepareForIndexes);
    const packed = packParsed(parsed);
    // V8 writes equal lists in several ways, by how they were filled.
    const sections = packed.ok ? packed.sections.map((one) => deserialize(one)) : [];
    const read = JSON.stringify([{ ...packed, sections }, prepared], plain);
    digests[file] = createHash('sha256').update(read).digest('hex').slice(0, 16);
  }
  expect(digests).toMatchSnapshot();
});
