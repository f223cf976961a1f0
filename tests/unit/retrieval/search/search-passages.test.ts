import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../../../src/corpus/document/document.ts';
import { buildLibrary } from '../../../../src/retrieval/index/build-library.ts';
import type { SearchOptions } from '../../../../src/retrieval/search/search.ts';
import { MOST_READ } from '../../../../src/retrieval/search/search-passages.ts';
import { documentsOf, paragraphOf } from '../../../support/documents.ts';
import { smallLibrary } from '../../../support/library.ts';
import { nastyText } from '../../../support/nasty-text.ts';

const library = smallLibrary();
const passages = library.documents.flatMap((document) => document.passages);
const holding = (...words: readonly RegExp[]): readonly Passage[] =>
  passages.filter(({ text }) => words.every((word) => word.test(text)));

async function found(terms: string, options: SearchOptions = {}, of = library) {
  const { total, hits } = await of.search(terms, { count: 100, ...options });
  expect(hits).toHaveLength(total);
  return new Set(hits.map(({ passage }) => passage));
}

describe('a search', () => {
  test('finds every passage that holds all words, in any of their forms', async () => {
    expect(await found('lighthouse keeper')).toEqual(new Set(holding(/lighthouse/i, /keeper/i)));
    expect(await found('oven')).toEqual(new Set(holding(/oven/i)));
    expect(await found('the lamp burns')).toEqual(new Set(holding(/lamp/, /burn/)));
  });

  test('finds passages that hold one of the words where that is wanted', async () => {
    const expected = [...holding(/goat/), ...holding(/granite/), ...holding(/dogs/i)];
    expect(await found('goat granite dog', { match: 'any' })).toEqual(new Set(expected));
    expect(await found('goat granite dog')).toEqual(new Set());
  });

  test.each([
    ['"log book"', 2],
    ['"a log book"', 1],
    ['“THE LOG BOOK”', 1],
    ['„log book“ desk', 1],
    ['«log book» weather', 1],
    ['"book log"', 0],
    ['"the log book stayed: chained"', 1],
    ['"keepers left" goat', 0],
  ])('finds %s in %i passages', async (terms, count) => {
    expect((await found(terms)).size).toBe(count);
  });

  test('takes all that was typed as one phrase for an exact match', async () => {
    expect((await found('at any time', { match: 'exact' })).size).toBe(1);
    expect((await found('any at time', { match: 'exact' })).size).toBe(0);
    expect((await found('keeper lived', { match: 'exact' })).size).toBe(0);
    expect((await found('keepers lived', { match: 'exact' })).size).toBe(1);
  });

  test('finds a phrase of words that stand in every text', async () => {
    expect((await found('"at the"')).size).toBe(0);
    expect((await found('"by the"')).size).toBe(0);
    expect((await found('"in the"')).size).toBe(holding(/\bin the\b/i).length);
    expect((await found('of')).size).toBe(holding(/\bof\b/i).length);
  });

  test('finds words with accents when they are typed without, and the other way round', async () => {
    const accented = buildLibrary(documentsOf({ 'cafe.md': '# Cafés\n\nThe café opens at six.' }));
    for (const terms of ['cafe', 'café', '"the cafe opens"', '"the café opens"', 'CAFÉ']) {
      expect((await found(terms, {}, accented)).size, terms).toBe(1);
    }
  });

  test('corrects nothing and says what stands nowhere', async () => {
    const { total, missing } = await library.search('lighthouze keeper "green granite"');
    expect(total).toBe(0);
    expect(missing).toEqual(['green granite', 'lighthouze']);
  });

  test('comes in pages that join into the whole', async () => {
    const whole = await library.search('the', { count: 100 });
    expect(whole.total).toBeGreaterThan(5);
    const pages = await Promise.all([0, 5, 10].map((from) => library.search('the', { from })));
    expect(pages.flatMap(({ hits }) => hits)).toEqual(whole.hits);
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => whole.total));
    expect(pages[0]?.hits).toHaveLength(5);
  });

  test('pages through passages of equal and unequal worth in one order', async () => {
    const options = { match: 'any', count: 3 } as const;
    const whole = await library.search('keepers log lamp harbour', { match: 'any', count: 100 });
    for (let from = 0; from <= whole.total; from += 1) {
      const { hits } = await library.search('keepers log lamp harbour', { ...options, from });
      expect(hits).toEqual(whole.hits.slice(from, from + 3));
    }
  });

  test('reads only so many passages for stop words alone, and says how many', async () => {
    const lines = Array.from({ length: MOST_READ + 50 }, (_, at) => `The one of ${at}.`);
    const text = lines.map((line) => `${line} ${'Rope '.repeat(40)}`).join('\n\n');
    const large = buildLibrary(documentsOf({ 'a.txt': `---\nlanguage: en\n---\n${text}` }));
    expect(await large.search('the')).toMatchObject({ total: MOST_READ, read: MOST_READ });
    expect(await large.search('the of', { match: 'any' })).toMatchObject({ read: MOST_READ });
    expect(await large.search('"of the"')).toMatchObject({ total: 0, read: MOST_READ });
    expect(await large.search('"the one" of')).toMatchObject({ read: null });
    const last = await large.search(`the ${MOST_READ + 49}`);
    expect(last).toMatchObject({ total: 1, read: null });
    expect((await library.search('the')).read).toBeNull();
  }, 60_000);

  test('looks only into documents that it may', async () => {
    const within: SearchOptions['within'] = ({ metadata }) => metadata.key === 'LIGHT';
    expect((await found('harbour', { match: 'any' })).size).toBeGreaterThan(0);
    expect((await found('harbour', { match: 'any', within })).size).toBe(0);
  });

  test('ranks passages that are about the word first', async () => {
    const { hits } = await library.search('keepers log', { match: 'any' });
    expect(hits[0]?.text).toMatch(/keepers/i);
    expect(hits[0]?.text).toMatch(/log/i);
  });

  test('without anything to look for finds nothing', async () => {
    for (const terms of ['', '   ', '""', '?!', '"', '“”']) {
      expect(await library.search(terms)).toEqual({ total: 0, read: null, hits: [], missing: [] });
      expect((await library.search(terms, { match: 'any' })).total).toBe(0);
      expect((await library.search(terms, { match: 'exact' })).total).toBe(0);
    }
  });
});

describe('a hit', () => {
  test('shows the match with a slice of the passage, at most 300 characters of it', async () => {
    const long = `${paragraphOf(30)} ${paragraphOf(30, 'more')} A needle lies here. ${paragraphOf(40, 'hay')}`;
    const run = `${Array.from({ length: 120 }, (_, at) => `straw${at}`).join(' ')} pin ${Array.from({ length: 30 }, (_, at) => `grass${at}`).join(' ')}.`;
    const made = buildLibrary(documentsOf({ 'long.md': `# Long\n\n${long}\n\n## Run\n\n${run}` }));
    for (const word of ['needle', 'pin', '"needle lies here"', 'grass29', 'straw0']) {
      const [hit] = (await made.search(word)).hits;
      expect(hit?.text, word).toContain(word.replaceAll('"', ''));
      expect(hit?.text.length).toBeLessThanOrEqual(300);
      expect(hit?.highlights).toHaveLength(1);
    }
  });

  test('shows all that was looked for rather than one thing often', async () => {
    const filler = paragraphOf(40, 'filler');
    const text = `Tea, tea and tea again for everyone here. ${filler} Tea came with a biscuit.`;
    const made = buildLibrary(documentsOf({ 'tea.md': `---\nlanguage: en\n---\n${text}` }));
    const [hit] = (await made.search('tea biscuit')).hits;
    expect(hit?.text).toContain('Tea came with a biscuit.');
  });

  test('is verbatim, with highlights inside, whatever was typed', async () => {
    const word = fc.constantFrom('keepers', 'the', 'lamp', '"log book"', '"', 'goat', 'of', '1902');
    const typed = fc.oneof(
      nastyText,
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
    );
    const match = fc.constantFrom('all', 'any', 'exact' as const);
    await fc.assert(
      fc.asyncProperty(typed, match, async (terms, how) => {
        const { total, hits } = await library.search(terms, { match: how });
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

  test('is found again by any run of words of any passage, as an exact phrase', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...passages),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        async (passage, at, length) => {
          const words = passage.text.split(/\s+/);
          const from = at % words.length;
          const run = words.slice(from, from + length).join(' ');
          const { hits } = await library.search(run, { match: 'exact', count: 100 });
          expect(hits.map((hit) => hit.passage)).toContain(passage);
        },
      ),
    );
  });
});
