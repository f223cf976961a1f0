import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/corpus/document/document.ts';
import { withKey } from '../../../../src/corpus/document/make-document.ts';
import {
  type IndexedLibrary,
  librarySteps,
} from '../../../../src/retrieval/index/build-library.ts';
import type { LibraryIndex } from '../../../../src/retrieval/index/library-index.ts';
import type { Known } from '../../../../src/retrieval/index/segment.ts';
import { searchSteps } from '../../../../src/retrieval/search/search-passages.ts';
import { documentTerms, type KnownTerms } from '../../../../src/retrieval/terms/document-terms.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentOf, paragraphOf } from '../../../support/documents.ts';
import { segmentOf } from '../../../support/library-index.ts';

const libraryOf = (documents: readonly Document[], known: Known = {}): IndexedLibrary =>
  runSync(librarySteps(documents, {}, known));

/** A library's tokens and headingTerms with terms for their numbers. */
const outline = (index: LibraryIndex) => {
  const { terms, headingTerms, ...rest } = segmentOf(index);
  const { vocabulary, forms, languages } = index;
  return {
    ...terms,
    term: Array.from(terms.term, (term) => vocabulary.term(term)),
    rows: [headingTerms.rowOf, headingTerms.first],
    context: Array.from(headingTerms.term, (term) => vocabulary.term(term)),
    lengths: rest.postings.length,
    forms: [...forms],
    languages,
    firstPassages: rest.documents.map((document) => rest.firstPassage.get(document)),
  };
};

/** Analyses as another thread would have sent them. */
const KNOWN: KnownTerms = {
  vocabulary: (document) => structuredClone(documentTerms(document).vocabulary),
  tokens: (document) => structuredClone(documentTerms(document).tokens),
};

const QUESTIONS = [
  'What does the NHL do?',
  'Where does the National Harbour League meet?',
  'Who discovered the harbour of the cafe?',
  'Which discovery was made by pilots in 1931?',
  'When did the haubrour league close?',
  'Wer fand die Häfen?',
  'league',
];
const answersOf = (library: IndexedLibrary) =>
  QUESTIONS.map((question) => {
    const { answered, confidence, excerpts } = library.ask(question, { top: 5 });
    const found = runSync(searchSteps(library.index, question)).hits;
    return { answered, confidence, excerpts, found };
  });

const piece = fc.constantFrom(
  'the National Harbour League (NHL)',
  'the National Harbour League',
  'The National Harbour League. The NHL',
  'the National Harbour League NHL',
  'the National Hot Rod Association (NHRA)',
  'a National Hot Rod Association',
  'NHL',
  'cafés',
  'cafe',
  'pilots discover a discovery',
  'in 1931',
  'harbours close.',
  'Häfen',
  'the league met.\n\nShe',
  '\n\n## Harbour of pilots\n\nHere',
  paragraphOf(60, 'pebble'),
);
const text = fc
  .tuple(fc.constantFrom('en', 'de'), fc.array(piece, { minLength: 1, maxLength: 12 }))
  .map(
    ([language, pieces]) => `---\nlanguage: ${language}\n---\n# Boats\n\nOne ${pieces.join(' ')}.`,
  );
/** By document the texts it has one after the other; null where it is not there. */
const histories = fc.array(fc.array(fc.option(text, { freq: 3 }), { minLength: 4, maxLength: 4 }), {
  minLength: 1,
  maxLength: 5,
});

describe('a library made from the one before', () => {
  it('answers as one made from nothing, whatever was added, changed or removed', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), (all, areReady) => {
        const made = new Map<string, Document>();
        let library: IndexedLibrary | undefined;
        for (let step = 0; step < 4; step += 1) {
          const documents = all.flatMap((texts, number) => {
            // Half of the time a document stays as it was.
            const now = texts[step - ((step + number) % 2)] ?? null;
            if (now === null) return [];
            const name = `${number}.md`;
            const document = made.get(name + now) ?? documentOf(now, name);
            made.set(name + now, document);
            return [document];
          });
          const scratch = libraryOf(documents);
          library = libraryOf(documents, {
            previous: library && segmentOf(library.index),
            terms: areReady ? KNOWN : undefined,
          });
          expect(outline(library.index)).toEqual(outline(scratch.index));
          // Answers follow from the outline; asking at every step takes most of the time.
          if (step === 3) expect(answersOf(library)).toEqual(answersOf(scratch));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('analyses only what is new, and not a document that only got another key', () => {
    const [one, two, three] = ['One boat.', 'Two boats.', 'Three boats.'].map((words, at) =>
      documentOf(words, `${at}.md`),
    );
    if (!one || !two || !three) throw new Error('no documents');
    const analysed: string[] = [];
    const terms: KnownTerms = {
      ...KNOWN,
      vocabulary: (document) => {
        analysed.push(document.name);
        return KNOWN.vocabulary(document);
      },
    };
    const first = libraryOf([one, two], { terms });
    const renamed = withKey(two, 'OTHER');
    const second = libraryOf([one, renamed, three], { previous: segmentOf(first.index), terms });
    expect(analysed).toEqual(['0.md', '1.md', '2.md']);
    expect(second.documents).toEqual([one, renamed, three]);
    expect(second.ask('Two boats').excerpts[0]?.passage.document).toBe(renamed);
  });

  it('leaves the library before as it was', () => {
    const before = libraryOf([documentOf('The old harbour.', 'a.md')]);
    const answers = answersOf(before);
    libraryOf([documentOf('The harbour league meets in new harbours.', 'b.md')], {
      previous: segmentOf(before.index),
    });
    expect(answersOf(before)).toEqual(answers);
    expect(runSync(searchSteps(before.index, 'leagues')).total).toBe(0);
  });

  it('forgets the words of documents that went when they are most of those it knows', () => {
    const kept = documentOf(`Harbours. ${paragraphOf(300, 'pebble')}`, 'a.md');
    const large = documentOf(paragraphOf(6_000, 'stone'), 'b.md');
    const before = libraryOf([kept, large]);
    const after = libraryOf([kept], { previous: segmentOf(before.index) });
    const again = libraryOf([kept], { previous: segmentOf(after.index) });
    expect(segmentOf(after.index).dictionary.size).toBeGreaterThan(6_000);
    expect(segmentOf(again.index).dictionary.size).toBeLessThan(400);
    expect(outline(again.index)).toEqual(outline(libraryOf([kept]).index));
    expect(again.ask('harbour').excerpts).toEqual(libraryOf([kept]).ask('harbour').excerpts);
  });
});
