import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../../../src/corpus/document/document.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import { viewOf } from '../../../../src/retrieval/index/library-view.ts';
import type { SearchOptions } from '../../../../src/retrieval/search/search.ts';
import { documentsOf, paragraphOf } from '../../../support/documents.ts';
import { smallLibrary } from '../../../support/library.ts';
import { nastyText } from '../../../support/nasty-text.ts';

const library = smallLibrary();
const passages = library.documents.flatMap((document) => document.passages);
const holding = (...words: readonly RegExp[]): readonly Passage[] =>
  passages.filter(({ text }) => words.every((word) => word.test(text)));

function found(terms: string, options: SearchOptions = {}, of = library) {
  const { total, hits } = of.search(terms, { count: 100, ...options });
  expect(hits).toHaveLength(total);
  return new Set(hits.map(({ passage }) => passage));
}

describe('a search', () => {
  test('finds every passage that holds all words, in any of their forms', () => {
    expect(found('lighthouse keeper')).toEqual(new Set(holding(/lighthouse/i, /keeper/i)));
    expect(found('oven')).toEqual(new Set(holding(/oven/i)));
    expect(found('the lamp burns')).toEqual(new Set(holding(/lamp/, /burn/)));
  });

  test('finds passages that hold one of the words where that is wanted', () => {
    const expected = [...holding(/goat/), ...holding(/granite/), ...holding(/dogs/i)];
    expect(found('goat granite dog', { match: 'any' })).toEqual(new Set(expected));
    expect(found('goat granite dog')).toEqual(new Set());
  });

  test.each([
    ['"log book"', 2],
    ['"a log book"', 1],
    ['“THE LOG BOOK”', 1],
    ['„log book“ services', 1],
    ['«log book» weather', 1],
    ['"book log"', 0],
    ['"the log book stayed: chained"', 1],
    ['"keepers left" goat', 0],
  ])('finds %s in %i passages', (terms, count) => {
    expect(found(terms).size).toBe(count);
  });

  test('takes all that was typed as one phrase for an exact match', () => {
    expect(found('at any time', { match: 'exact' }).size).toBe(1);
    expect(found('any at time', { match: 'exact' }).size).toBe(0);
    expect(found('keeper lived', { match: 'exact' }).size).toBe(0);
    expect(found('keepers lived', { match: 'exact' }).size).toBe(1);
  });

  test('finds a phrase of words that stand in every text', () => {
    expect(found('"at the"').size).toBe(0);
    expect(found('"by the"').size).toBe(0);
    expect(found('"in the"').size).toBe(holding(/\bin the\b/i).length);
    expect(found('of').size).toBe(holding(/\bof\b/i).length);
  });

  test('finds words with accents when they are typed without, and the other way round', () => {
    const accented = buildLibrary(documentsOf({ 'cafe.md': '# Cafés\n\nThe café opens at six.' }));
    for (const terms of ['cafe', 'café', '"the cafe opens"', '"the café opens"', 'CAFÉ']) {
      expect(found(terms, {}, accented).size, terms).toBe(1);
    }
  });

  test('corrects nothing and says what stands nowhere', () => {
    const { total, missing } = library.search('lighthouze keeper "green granite"');
    expect(total).toBe(0);
    expect(missing).toEqual(['green granite', 'lighthouze']);
  });

  test('comes in pages that join into the whole', () => {
    const whole = library.search('the', { count: 100 });
    expect(whole.total).toBeGreaterThan(5);
    const pages = [0, 5, 10].map((from) => library.search('the', { from }));
    expect(pages.flatMap(({ hits }) => hits)).toEqual(whole.hits);
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => whole.total));
    expect(pages[0]?.hits).toHaveLength(5);
  });

  test('looks only into documents that it may', () => {
    const within: SearchOptions['within'] = ({ metadata }) => metadata.key === 'LIGHT';
    expect(found('harbour', { match: 'any' }).size).toBeGreaterThan(0);
    expect(found('harbour', { match: 'any', within }).size).toBe(0);
    const view = viewOf(library, ({ metadata }) => metadata.key !== 'LIGHT');
    expect(found('keepers', {}, view).size).toBe(0);
    expect(found('ovens', {}, view).size).toBe(1);
    expect(found('ovens', { within }, view).size).toBe(0);
  });

  test('ranks passages that are about the word first', () => {
    const { hits } = library.search('keepers log', { match: 'any' });
    expect(hits[0]?.text).toMatch(/keepers/i);
    expect(hits[0]?.text).toMatch(/log/i);
  });

  test('without anything to look for finds nothing', () => {
    for (const terms of ['', '   ', '""', '?!', '"', '“”']) {
      expect(library.search(terms)).toEqual({ total: 0, hits: [], missing: [] });
      expect(library.search(terms, { match: 'any' }).total).toBe(0);
      expect(library.search(terms, { match: 'exact' }).total).toBe(0);
    }
  });
});

describe('a hit', () => {
  test('shows the match with a slice of the passage, at most 300 characters of it', () => {
    const long = `${paragraphOf(30)} ${paragraphOf(30, 'more')} A needle lies here. ${paragraphOf(40, 'hay')}`;
    const run = `${Array.from({ length: 120 }, (_, at) => `straw${at}`).join(' ')} pin ${Array.from({ length: 30 }, (_, at) => `grass${at}`).join(' ')}.`;
    const made = buildLibrary(documentsOf({ 'long.md': `# Long\n\n${long}\n\n## Run\n\n${run}` }));
    for (const word of ['needle', 'pin', '"needle lies here"', 'grass29', 'straw0']) {
      const [hit] = made.search(word).hits;
      expect(hit?.text, word).toContain(word.replaceAll('"', ''));
      expect(hit?.text.length).toBeLessThanOrEqual(300);
      expect(hit?.highlights).toHaveLength(1);
    }
  });

  test('shows all that was looked for rather than one thing often', () => {
    const filler = paragraphOf(40, 'filler');
    const text = `Tea, tea and tea again for everyone here. ${filler} Tea came with a biscuit.`;
    const made = buildLibrary(documentsOf({ 'tea.md': `---\nlanguage: en\n---\n${text}` }));
    const [hit] = made.search('tea biscuit').hits;
    expect(hit?.text).toContain('Tea came with a biscuit.');
  });

  test('is verbatim, with highlights inside, whatever was typed', () => {
    const word = fc.constantFrom('keepers', 'the', 'lamp', '"log book"', '"', 'goat', 'of', '1902');
    const typed = fc.oneof(
      nastyText,
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
    );
    const match = fc.constantFrom('all', 'any', 'exact' as const);
    fc.assert(
      fc.property(typed, match, (terms, how) => {
        const { total, hits } = library.search(terms, { match: how });
        expect(hits.length).toBe(Math.min(total, 5));
        for (const { passage, start, end, text, highlights } of hits) {
          expect(text).toBe(passage.document.text.slice(start, end));
          expect(start).toBeGreaterThanOrEqual(passage.start);
          expect(end).toBeLessThanOrEqual(passage.end);
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(300);
          expect(highlights.length).toBeGreaterThan(0);
          for (const span of highlights) {
            expect(span.start).toBeGreaterThanOrEqual(start);
            expect(span.end).toBeLessThanOrEqual(end);
          }
        }
      }),
    );
  });

  test('is found again by any run of words of any passage, as an exact phrase', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...passages),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (passage, at, length) => {
          const words = passage.text.split(/\s+/);
          const from = at % words.length;
          const run = words.slice(from, from + length).join(' ');
          const { hits } = library.search(run, { match: 'exact', count: 100 });
          expect(hits.map((hit) => hit.passage)).toContain(passage);
        },
      ),
    );
  });
});
