import { expect, test } from 'vitest';
import {
  citationId,
  passageWithId,
  readCitationId,
} from '../../../../src/citations/reference/citation-id.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { documentsOf } from '../../../support/documents.ts';

const twin = 'The same sentence stands in two places.';
const library = buildLibrary(
  documentsOf({ 'a.md': `---\nkey: TWINS\n---\n# One\n\n${twin}\n\n# Two\n\n${twin}` }),
);
const passages = library.documents.flatMap((document) => document.passages);

test('an id is read back to the passage that it was made of, though another has its mark', () => {
  const ids = passages.map(citationId);
  expect(ids).toEqual([
    expect.stringMatching(/^TWINS:1\.1~[a-z2-7]{5}$/),
    expect.stringMatching(/^TWINS:2\.1~[a-z2-7]{5}$/),
  ]);
  expect(ids.map((id) => passageWithId(library, id))).toEqual(passages);
});

test('an id leads nowhere once its place or its text is another', () => {
  const [id = ''] = passages.map(citationId);
  for (const other of [id.replace('1.1', '3.1'), id.replace(/~.*/, '~aaaaa'), `X${id}`]) {
    expect(passageWithId(library, other)).toBeNull();
  }
});

test('what is not an id as it is made is none', () => {
  expect(readCitationId('DEFECT:3.2~k7f3q')).toEqual({
    key: 'DEFECT',
    section: 3,
    passage: 2,
    mark: 'k7f3q',
  });
  for (const text of ['', 'DEFECT:3.2', 'DEFECT:3~k7f3q', '~k7f3q', ' DEFECT:3.2~k7f3q ']) {
    expect(readCitationId(text)).toBeNull();
    expect(passageWithId(library, text)).toBeNull();
  }
});
