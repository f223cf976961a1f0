import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/corpus/document/document.ts';
import {
  buildLibrary,
  type IndexedLibrary,
  joinedLibrarySteps,
} from '../../../../src/retrieval/index/build-library.ts';
import { segmentSteps } from '../../../../src/retrieval/index/build-segment.ts';
import type { Known, Segment } from '../../../../src/retrieval/index/segment.ts';
import { searchSteps } from '../../../../src/retrieval/search/search-passages.ts';
import { runSync } from '../../../../src/system/yielding.ts';
import { documentOf, documentsOf, paragraphOf } from '../../../support/documents.ts';

const segmentOf = (documents: readonly Document[], known: Known = {}): Segment =>
  runSync(segmentSteps(documents, known));
const joined = (...segments: Segment[]): IndexedLibrary => runSync(joinedLibrarySteps(segments));

const QUESTIONS = [
  'What does the NHL do?',
  'Where does the National Harbour League meet?',
  'Who discovered the harbour of the cafe?',
  'Harbour of pilots',
  'When did the haubrour league close?',
  'Wer fand die Häfen?',
  'Was machte der Lotse im Jahr 1931?',
];
const answersOf = (library: IndexedLibrary) =>
  QUESTIONS.map((question) => {
    const { band, confidence, excerpts } = library.ask(question, { top: 5 });
    const found = runSync(searchSteps(library.index, question, { match: 'any', count: 9 }));
    return { band, confidence, excerpts, found };
  });

const words = [
  'the National Harbour League',
  'NHL',
  'cafés',
  'cafe',
  'pilots discover a discovery',
  'in 1931',
  'harbours close.',
  'Häfen',
  'ein Lotse im Jahr 1931',
  'the league met.\n\nShe',
  '\n\n## Harbour of pilots\n\nHere',
  paragraphOf(60, 'pebble'),
];
const textOf = (pieces: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom('en', 'de'),
      fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }),
    )
    .map(([language, all]) => `---\nlanguage: ${language}\n---\n# Boats\n\nOne ${all.join(' ')}.`);
const shared = fc.array(textOf([...words, 'the National Harbour League (NHL)']), {
  minLength: 1,
  maxLength: 3,
});
const own = fc.array(textOf(words), { minLength: 1, maxLength: 3 });

const namedIn = (folder: string, texts: readonly string[]): Document[] =>
  texts.map((text, at) => documentOf(text, `${folder}${at}.md`));
const SERVER = 'servers/10000000000000001/';

describe('a library of two segments', () => {
  it('answers and searches as one made of all the documents', () => {
    fc.assert(
      fc.property(shared, own, (everyones, theirs) => {
        const [common, added] = [namedIn('', everyones), namedIn(SERVER, theirs)];
        const base = segmentOf(common);
        const library = joined(base, segmentOf(added, { base }));
        expect(answersOf(library)).toEqual(answersOf(buildLibrary([...common, ...added])));
      }),
      { numRuns: 15 },
    );
  });

  it('is not changed by other segments that were made beside the same one', () => {
    fc.assert(
      fc.property(shared, own, own, (everyones, theirs, strangers) => {
        const [common, added] = [namedIn('', everyones), namedIn(SERVER, theirs)];
        const base = segmentOf(common);
        const library = joined(base, segmentOf(added, { base }));
        const before = answersOf(library);
        segmentOf(namedIn('servers/20000000000000002/', [...strangers, 'A haubrour.']), { base });
        expect(answersOf(library)).toEqual(before);
        expect(answersOf(joined(base))).toEqual(answersOf(buildLibrary(common)));
      }),
      { numRuns: 10 },
    );
  });

  it('is made from the segments before as from nothing, when everyone’s documents changed', () => {
    fc.assert(
      fc.property(shared, shared, own, own, (before, after, theirs, later) => {
        const first = segmentOf(namedIn('', before));
        const added = segmentOf(namedIn(SERVER, theirs), { base: first });
        const common = namedIn('', after);
        const base = segmentOf(common, { previous: first });
        const kept = segmentOf(added.documents, { previous: added, base });
        const fresh = buildLibrary([...common, ...added.documents]);
        expect(answersOf(joined(base, kept))).toEqual(answersOf(fresh));
        const changed = [...added.documents.slice(1), ...namedIn(`${SERVER}new/`, later)];
        const next = segmentOf(changed, { previous: kept, base });
        expect(answersOf(joined(base, next))).toEqual(
          answersOf(buildLibrary([...common, ...changed])),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('reads short forms that everyone’s documents define in its own documents too', () => {
    const base = segmentOf(
      documentsOf({ 'a.md': 'The National Harbour League (NHL) is old. The NHL is small.' }),
    );
    const theirs = documentsOf({ [`${SERVER}b.md`]: 'The National Harbour League dines at noon.' });
    const library = joined(base, segmentOf(theirs, { base }));
    const [best] = library.ask('When does the NHL dine at noon?').excerpts;
    expect(best?.passage.document.name).toBe(`${SERVER}b.md`);
    expect(best?.highlights.length).toBeGreaterThan(1);
  });

  it('finds passages of both by their marks', () => {
    const base = segmentOf(documentsOf({ 'a.md': 'The harbour is old.' }));
    const theirs = segmentOf(documentsOf({ [`${SERVER}b.md`]: 'The pilot is young.' }), { base });
    const library = joined(base, theirs);
    for (const { passages } of [base, theirs]) {
      for (const passage of passages) expect(library.withMark(passage.mark)).toEqual([passage]);
    }
  });

  it('is refused for segments that do not belong together', () => {
    const [one, other] = ['One boat.', 'Two boats.'].map((text) => segmentOf([documentOf(text)]));
    if (!one || !other) throw new Error('no segments');
    const added = segmentOf(namedIn(SERVER, ['Three boats.']), { base: one });
    expect(() => joined(other, added)).toThrow(RangeError);
    expect(() => joined(added)).toThrow(RangeError);
  });
});
