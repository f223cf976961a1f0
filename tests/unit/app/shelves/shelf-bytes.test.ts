import { expect, test } from 'vitest';
import { encodingBytes, shelfBytesSteps } from '../../../../src/app/shelves/shelf-bytes.ts';
import type { Document } from '../../../../src/corpus/document/document.ts';
import { buildWordIndex } from '../../../../src/quotes/index/build-word-index.ts';
import { segmentSteps } from '../../../../src/retrieval/index/build-segment.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentOf, paragraphOf } from '../../../support/documents.ts';

const everyones = documentOf(paragraphOf(3_000, 'harbour'), 'a.md');
const own = documentOf(paragraphOf(3_000, 'pebble'), 'b.md');
const base = runSync(segmentSteps([everyones]));

test('a shelf weighs what it holds itself, its arrays, texts and words, and nothing of everyone’s', () => {
  const empty = runSync(shelfBytesSteps(runSync(segmentSteps([], { base }))));
  const shelf = runSync(segmentSteps([own], { base }));
  const filled = runSync(shelfBytesSteps(shelf));
  expect(empty).toBeLessThan(400_000);
  expect(filled - empty).toBeGreaterThan(own.text.length + shelf.terms.term.byteLength);
  const words = buildWordIndex([own]);
  const arrays = words.words.byteLength + words.starts.byteLength + words.postings.byteLength;
  expect(runSync(shelfBytesSteps(shelf, words)) - filled).toBeGreaterThan(arrays);
  const larger = documentOf(`${own.text}\n\n${paragraphOf(3_000, 'stone')}`, 'c.md');
  const both = runSync(shelfBytesSteps(runSync(segmentSteps([larger], { base }))));
  expect((both - empty) / (filled - empty)).toBeGreaterThan(1.6);
});

test('vectors weigh what their arrays take, where there are any', () => {
  const vectors = {
    components: new Int8Array(384 * 3),
    scale: new Float32Array(3),
    first: new Int32Array(2),
  };
  const known = (document: Document) => (document === own ? vectors : undefined);
  expect(encodingBytes([everyones], known)).toBe(0);
  expect(encodingBytes([everyones, own], known)).toBe(384 * 3 + 3 * 4 + 2 * 4);
});
