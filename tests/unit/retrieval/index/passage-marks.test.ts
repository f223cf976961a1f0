import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passageWithId } from '../../../../src/citations/reference/citation-id.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { passageMarksSteps } from '../../../../src/retrieval/index/passage-marks.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentsOf } from '../../../support/documents.ts';

const documents = documentsOf({
  'a.md': '# A\n\nThe same words stand here.\n\n## Two\n\nOther words stand here.',
  'b.md': '# B\n\nThe same words stand here.\n\n## Two\n\nThe very last words.',
});
const library = buildLibrary(documents);
const passages = documents.flatMap((document) => document.passages);
const scanned = (mark: string) => passages.filter((passage) => passage.mark === mark);

describe('passages by their mark', () => {
  test('are those that a look through all of them finds, in the same order', () => {
    for (const { mark } of passages) expect(library.withMark(mark)).toEqual(scanned(mark));
    expect(library.withMark(passages[0]?.mark ?? '')).toHaveLength(2);
  });

  test('are none for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (mark) => {
        expect(library.withMark(mark)).toEqual(scanned(mark));
      }),
    );
    expect(runSync(passageMarksSteps([]))('k7f3q')).toEqual([]);
  });

  test('are told apart by the rest of their citation id', () => {
    const [first] = passages;
    const id = `${first?.document.metadata.key}:${first?.section.number}.${first?.number}`;
    expect(passageWithId(library, `${id}~${first?.mark}`)).toBe(first);
    expect(passageWithId(library, `${id}~aaaaa`)).toBeNull();
    expect(passageWithId(library, 'no id')).toBeNull();
  });
});
