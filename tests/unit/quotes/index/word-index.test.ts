import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../../../src/corpus/document/document.ts';
import { buildWordIndex, wordIndexSteps } from '../../../../src/quotes/index/build-word-index.ts';
import { documentWords, type KnownWords } from '../../../../src/quotes/index/document-words.ts';
import {
  documentAt,
  positionsOf,
  type WordIndex,
  wordNumber,
} from '../../../../src/quotes/index/word-index.ts';
import { documentOf, documentsOf, paragraphOf } from '../../../support/documents.ts';

const documents = documentsOf({
  'a.md': `# A\n\n${paragraphOf(60, 'alpha')}\n\n${paragraphOf(60, 'beta')}`,
  'b.md': `# B\n\nShared words here.`,
  'c.md': `# C\n\nShared words there.`,
});

test('an index built in steps is the one built at once', () => {
  const steps = wordIndexSteps(documents);
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count += 1;
  expect(count).toBeGreaterThan(9);
  expect(step.value).toEqual(buildWordIndex(documents));
});

test('a word is found at each of its positions, in the right document', () => {
  const index = buildWordIndex(documents);
  const positions = positionsOf(index, wordNumber(index, 'shared'));
  expect(Array.from(positions, (position) => documentAt(index, position))).toEqual([1, 2]);
  const texts = Array.from(positions, (position) =>
    index.documents[documentAt(index, position)]?.text.slice(
      index.starts[position],
      index.ends[position],
    ),
  );
  expect(texts).toEqual(['Shared', 'Shared']);
  expect(positionsOf(index, -1)).toHaveLength(0);
});

/** Words as another thread would have sent them. */
const KNOWN: KnownWords = {
  forms: (document) => structuredClone(documentWords(document).forms),
  places: (document) => structuredClone(documentWords(document).places),
};

/** The index with word forms for their numbers. */
const outline = ({ documents, forms, words, starts, ends, bounds }: WordIndex) => ({
  documents,
  words: Array.from(words, (word) => forms.form(word)),
  starts,
  ends,
  bounds,
});
const positions = (index: WordIndex) =>
  ['alpha', 'beta', 'gamma', 'delta', 'never'].map((form) => [
    ...positionsOf(index, wordNumber(index, form)),
  ]);

test('an index made from the one before is the one made from nothing, and leaves that as it was', () => {
  const text = fc
    .array(fc.constantFrom('alpha', 'beta', 'Gamma', 'delta 1,000'), { minLength: 1 })
    .map((words) => `${words.join(' ')}.`);
  const library = fc.array(fc.option(text), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(library, { minLength: 2, maxLength: 4 }),
      fc.boolean(),
      (all, areReady) => {
        const made = new Map<string, Document>();
        let before: WordIndex | undefined;
        for (const texts of all) {
          const documents = texts.flatMap((one, number) => {
            if (one === null) return [];
            const key = `${number} ${one}`;
            const document = made.get(key) ?? documentOf(one, `${number}.md`);
            made.set(key, document);
            return [document];
          });
          const old = before && [outline(before), positions(before)];
          const words = areReady ? KNOWN : undefined;
          const index: WordIndex = buildWordIndex(documents, { previous: before, words });
          const scratch = buildWordIndex(documents);
          expect(outline(index)).toEqual(outline(scratch));
          expect(positions(index)).toEqual(positions(scratch));
          expect(before && [outline(before), positions(before)]).toEqual(old);
          before = index;
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('word forms that no document has any more are forgotten', () => {
  const kept = documentOf(paragraphOf(300, 'pebble'), 'a.md');
  const first = buildWordIndex([kept, documentOf(paragraphOf(6_000, 'stone'), 'b.md')]);
  const second = buildWordIndex([kept], { previous: first });
  const third = buildWordIndex([kept], { previous: second });
  expect(second.forms.size).toBeGreaterThan(6_000);
  expect(third.forms.size).toBe(300);
  expect(outline(third)).toEqual(outline(buildWordIndex([kept])));
});

test('words that have gone from the disk are read again, a stretch at a time', () => {
  const document = documentOf(`${'Quiet hours begin at ten. '.repeat(8_000)}`, 'long.md');
  const { forms } = documentWords(document);
  const steps = wordIndexSteps([document], {
    words: { forms: () => forms, places: () => undefined },
  });
  let taken = 0;
  for (let step = steps.next(); ; step = steps.next(), taken += 1) {
    if (!step.done) continue;
    expect(step.value.words).toEqual(buildWordIndex([document]).words);
    break;
  }
  expect(taken).toBeGreaterThan(document.prose.length / 10_000);
});
