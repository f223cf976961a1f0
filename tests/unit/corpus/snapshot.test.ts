import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isolatedReader } from '../../../src/corpus/isolated-reader.ts';
import { type CorpusOptions, openCorpus } from '../../../src/corpus/open-corpus.ts';
import { packParsed, unpackParsed } from '../../../src/corpus/packed-document.ts';
import { parseDocument } from '../../../src/corpus/parse-document.ts';
import { readSnapshot } from '../../../src/corpus/snapshot.ts';

const reader = isolatedReader();
afterAll(() => reader.close());
let dir: string;
let dataDir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'footnote-snapshot-'));
  dataDir = path.join(dir, '.data');
  await writeFile(path.join(dir, 'a.md'), '# Apples\n\nApple text.');
  await writeFile(path.join(dir, 'b.txt'), 'Bread text.');
});
afterEach(() => rm(dir, { recursive: true }));

const readOnce = async (options: CorpusOptions = {}) => {
  const open = openCorpus(dir, { dataDir, reader, ...options });
  const corpus = await open.read();
  await open.close();
  return corpus;
};
/** No thread gets ready in this time: what loads came from the snapshot. */
const unreadable = { reader: undefined, limits: { seconds: 0 } };

describe('the snapshot', () => {
  test('gives back the same documents without reading a file again', async () => {
    const first = await readOnce();
    const second = await readOnce(unreadable);
    expect(second).toEqual(first);
    expect(second.documents).toHaveLength(2);
  });

  test('does not answer for a file, or a sidecar, that changed', async () => {
    await readOnce();
    await writeFile(path.join(dir, 'a.md'), '# Apples\n\nNew apple text.');
    await writeFile(path.join(dir, 'b.txt.yml'), 'title: Bread\n');
    const { documents } = await readOnce();
    expect(documents[0]?.text).toContain('New apple');
    expect(documents[1]?.metadata.title).toBe('Bread');
    expect((await readOnce(unreadable)).documents).toEqual(documents);
  });

  test('forgets what was removed and is readable by its owner alone', async () => {
    await readOnce();
    await rm(path.join(dir, 'b.txt'));
    await readOnce();
    expect([...(await readSnapshot(dataDir)).keys()]).toEqual(['a.md']);
    const names = await readdir(dataDir);
    expect(names).toEqual(['corpus.snapshot']);
    expect((await stat(path.join(dataDir, 'corpus.snapshot'))).mode & 0o077).toBe(0);
  });

  test('is empty or shorter, never wrong, when its file is damaged anywhere', async () => {
    await readOnce();
    const file = path.join(dataDir, 'corpus.snapshot');
    const whole = await readFile(file);
    const right = await readSnapshot(dataDir);
    expect(right.size).toBe(2);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, cut) => {
        const damaged = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) damaged.writeUInt8((damaged.readUInt8(at) + 1) % 256, at);
        await writeFile(file, damaged);
        for (const [name, kept] of await readSnapshot(dataDir)) {
          expect(kept).toEqual(right.get(name));
        }
      }),
      { numRuns: 40 },
    );
    expect((await readOnce()).documents).toHaveLength(2);
  });
});

test.each(['/proc/nope', '/proc/nope/deeper', '/dev/null', '/dev/null/data'])(
  'a snapshot that cannot be kept in %s is one sentence, and the documents load',
  async (place) => {
    const told: unknown[][] = [];
    const log = { warn: (...line: unknown[]) => told.push(line) };
    const { documents } = await readOnce({ dataDir: place, log });
    expect(documents).toHaveLength(2);
    expect(told).toEqual([[expect.stringMatching(/^No snapshot can be kept in "\/[^\n]*\.$/)]]);
  },
);

test('packing keeps every document as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.lorem({ maxCount: 20 }), { minLength: 1, maxLength: 5 }),
      (paragraphs) => {
        const text = paragraphs.map((one, i) => `## H${i}\n\n*${one}*`).join('\n\n');
        const parsed = parseDocument({ name: 'x.md', text });
        expect(unpackParsed(structuredClone(packParsed(parsed)))).toEqual(parsed);
      },
    ),
  );
});
