import { expect, test } from 'vitest';
import { sectionHeading } from '../../../../src/retrieval/ranking/section-heading.ts';
import { documentOf, paragraphOf } from '../../../support/documents.ts';

const passagesOf = (text: string) =>
  documentOf(`---\nlanguage: en\ntitle: Harbour rules\n---\n${text}`).passages;
const termsOf = (text: string) => passagesOf(text).map((one) => sectionHeading(one).terms);

test('a heading is its terms, each once, without stop words', () => {
  expect(termsOf('## The mooring and the moorings of boats\n\nText.')).toEqual([['moor', 'boat']]);
});

test('a section without a heading and one under the title have none', () => {
  expect(termsOf('Text before.\n\n## Harbour rules\n\nText.')).toEqual([[], []]);
});

test('a heading is analysed once for all passages of its section', () => {
  const [one, other] = passagesOf(`## Moorings\n\n${paragraphOf(150)}\n\n${paragraphOf(150)}`);
  if (!one || !other) throw new Error('one passage');
  expect(sectionHeading(other)).toBe(sectionHeading(one));
});
