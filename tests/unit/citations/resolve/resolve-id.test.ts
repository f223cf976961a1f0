import { expect, test } from 'vitest';
import { idLibrary, resolveMark } from '../../../../src/citations/resolve/resolve-id.ts';
import type { Document, Passage } from '../../../../src/corpus/document/document.ts';
import { documentsOf } from '../../../support/documents.ts';

const [document] = documentsOf({ 'a.md': '---\nkey: AB\n---\n# One\n\nText.' });
if (!document) throw new Error('no document');
const [text] = document.passages;
if (!text) throw new Error('no passage');

/** Passages with these marks, each the text of a document of its own. */
const marked = (
  marks: readonly string[],
): readonly (Document & { readonly passages: [Passage] })[] =>
  marks.map((mark) => ({ ...document, passages: [{ ...text, mark }] }));

const closest = (typed: string, marks: readonly string[]) => {
  const resolution = resolveMark(idLibrary(marked(marks), {}), typed);
  return resolution.kind === 'unknown' ? resolution.closest.map(({ mark }) => mark) : [];
};

test.each([
  ['k7f3o', 'k7f30'],
  ['lbgo2', '18902'],
  ['ibgo2', '18902'],
])('%s is near when figures that no mark has were read into it as %s', (mark, typed) => {
  expect(closest(typed, [mark, 'zzzzz'])).toEqual([mark]);
});

test('a mark that was cut short is near from three characters on, ten times at the most', () => {
  expect(closest('k7f', ['k7f3q', 'zzzzz', 'k7faa'])).toEqual(['k7f3q', 'k7faa']);
  expect(closest('k70', ['k7o3q', 'zzzzz'])).toEqual(['k7o3q']);
  expect(closest('k7', ['k7f3q'])).toEqual([]);
  expect(
    closest(
      'k7f',
      Array.from({ length: 40 }, () => 'k7f3q'),
    ),
  ).toHaveLength(10);
});

test('a whole mark is looked up, not looked for in the passages', () => {
  const withMark = (mark: string) => (mark === 'k7f3o' ? [text] : []);
  const resolution = resolveMark(idLibrary([], { withMark }), 'k7f30');
  expect(resolution.kind === 'unknown' && resolution.closest[0]).toBe(text);
});
