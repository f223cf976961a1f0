import { describe, expect, it } from 'vitest';
import { indexDocuments } from '../../../../src/retrieval/index/index-documents.ts';
import { visibleIndexes } from '../../../../src/retrieval/index/visible-index.ts';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { documentsOf } from '../../../support/documents.ts';

const index = indexDocuments(
  documentsOf({
    'open.md': '---\nlanguage: en\n---\nThe mooring costs eleven pounds a night.',
    'hidden.md': '---\nlanguage: de\n---\nDer Zwergmammut kostet elf Pfund die Nacht.',
  }),
);
const open = index.documents.filter(({ name }) => name === 'open.md');
const indexFor = visibleIndexes(index);

describe('what a question is read against', () => {
  it('has the words of the documents that may be seen, and of no other', () => {
    const question = 'zwergmammut mooring';
    const found = (seen?: typeof open) =>
      readQuestion(question, indexFor(seen)).terms.map(
        ({ alternatives }) => alternatives.length > 0,
      );
    expect(found()).toEqual([true, true]);
    expect(found(open)).toEqual([false, true]);
  });

  it('has their languages, and no other', () => {
    const question = 'Was kostet der Zwergmammut in der Nacht?';
    expect(indexFor(undefined).languages).toEqual(['de', 'en']);
    expect(indexFor(open).languages).toEqual(['en']);
    expect(readQuestion(question, indexFor(undefined)).language).toBe('de');
    expect(readQuestion(question, indexFor(open)).language).toBe('en');
  });

  it('is made once for each list of documents', () => {
    expect(indexFor(open)).toBe(indexFor(open));
    expect(indexFor(undefined)).toBe(index);
  });
});
