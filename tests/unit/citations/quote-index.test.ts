import { expect, test } from 'vitest';
import {
  buildQuoteIndex,
  documentAt,
  positionsOf,
  quoteIndexSteps,
} from '../../../src/citations/quote-index.ts';
import { documentsOf, paragraphOf } from '../../support/documents.ts';

const documents = documentsOf({
  'a.md': `# A\n\n${paragraphOf(60, 'alpha')}\n\n${paragraphOf(60, 'beta')}`,
  'b.md': `# B\n\nShared words here.`,
  'c.md': `# C\n\nShared words there.`,
});

test('an index built in steps is the one built at once', () => {
  const steps = quoteIndexSteps(documents, 40);
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count += 1;
  expect(count).toBeGreaterThan(20);
  expect(step.value).toEqual(buildQuoteIndex(documents));
});

test('a word is found at each of its positions, in the right document', () => {
  const index = buildQuoteIndex(documents);
  const positions = positionsOf(index, index.vocabulary.get('shared') ?? -1);
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
