import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { viewOf } from '../../../../src/retrieval/index/library-view.ts';
import { visibleIndexes } from '../../../../src/retrieval/index/visible-index.ts';
import type { Library } from '../../../../src/retrieval/library.ts';
import { readQuestion } from '../../../../src/retrieval/question/question.ts';
import { documentsOf } from '../../../support/documents.ts';
import { indexDocuments } from '../../../support/library-index.ts';

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

  it('knows no short form that hidden documents alone spell out', () => {
    const files = { 'open.md': '# Dinner\n\nThe national harbour league dines on Friday.' };
    const hidden = 'The National Harbour League (NHL) meets at noon. The NHL is small.';
    const view = viewOf(
      buildLibrary(documentsOf({ ...files, 'hidden.md': hidden })),
      ({ name }) => name === 'open.md',
    );
    const alone = buildLibrary(documentsOf(files));
    const spelt = indexDocuments(documentsOf({ ...files, 'hidden.md': hidden }));
    const shown = spelt.documents.filter(({ name }) => name === 'open.md');
    expect(spelt.forms.size).toBeGreaterThan(0);
    expect(visibleIndexes(spelt)(shown).forms.size).toBe(0);
    const marksIn = (library: Library) =>
      library.ask('When does the NHL dine?').excerpts[0]?.highlights;
    expect(marksIn(view)).toEqual(marksIn(alone));
    const both = buildLibrary(documentsOf({ ...files, 'too.md': hidden, 'hidden.md': hidden }));
    const told = viewOf(both, ({ name }) => name !== 'hidden.md');
    expect(marksIn(told)?.length).toBeGreaterThan(marksIn(view)?.length ?? 9);
  });

  it('is made once for each list of documents', () => {
    expect(indexFor(open)).toBe(indexFor(open));
    expect(indexFor(undefined)).toBe(index);
  });
});
