import { expect, test } from 'vitest';
import { libraryFigures } from '../../../src/app/library-figures.ts';
import { smallLibrary } from '../../support/library.ts';

test('documents, passages and problems are counted, everyone’s and those of servers', () => {
  const { documents } = smallLibrary();
  const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
  const problem = { file: 'a.md', line: null, message: 'No.' };
  const readAt = new Date('2026-05-04');
  const figures = libraryFigures({ documents, problems: [problem], readAt }, [
    { documents, problems: [{ ...problem, kind: 'unread' }], bytes: 100 },
    { documents: [], problems: [{ ...problem, kind: 'part' }, problem], bytes: 20 },
  ]);
  expect(figures).toEqual({
    shared: { documents: documents.length, passages },
    servers: { documents: documents.length, passages },
    shelves: 2,
    shelfBytes: 120,
    readAt,
    problems: { fault: 2, part: 1, unread: 1, advice: 0 },
  });
  expect(passages).toBeGreaterThan(0);
});
