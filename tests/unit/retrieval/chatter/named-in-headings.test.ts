import { expect, test } from 'vitest';
import { isHeading, standsInHeading } from '../../../../src/retrieval/chatter/named-in-headings.ts';
import { documentsOf } from '../../../support/documents.ts';

const LONG = `Zebra ${'and more '.repeat(20)}`;
const documents = documentsOf({
  'a.md': `---\ntitle: Thanks\n---\n# The hello of the Café\n\nText.\n\n# ${LONG}\n\nText.`,
});

test('words are a heading or a title when it has no others but for stop words', () => {
  expect(isHeading(['thanks'], documents)).toBe(true);
  expect(isHeading(['hello', 'cafe'], documents)).toBe(true);
  expect(isHeading(['the', 'cafe', 'hello'], documents)).toBe(true);
  expect(isHeading(['hello'], documents)).toBe(false);
  expect(isHeading(['hello', 'cafe', 'ferry'], documents)).toBe(false);
});

test('a word stands in a heading as a whole', () => {
  expect(standsInHeading('cafe', documents)).toBe(true);
  expect(standsInHeading('hell', documents)).toBe(false);
});

test('a heading too long to be a name is none', () => {
  expect(standsInHeading('zebra', documents)).toBe(false);
});
